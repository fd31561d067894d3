// A followed run in a process of its own: begins it, or goes on with it if its folder has a checkpoint. It prints a line for each event, and at the end the record and the weights.
// Usage: node trackedRun.cjs OPTIONS, JSON: {folder, logs, url, epochs, wait}; without logs and url nobody follows.
const fs = require('node:fs');
const kd = require('../../dist/src/index.js');
const { tf } = kd;

/** Three overlapping clouds. */
function clouds(rows, seed) {
  const noise = (row, column) => (1e4 * Math.sin(seed + 12.9 * row + 78.2 * column)) % 1;
  const y = Array.from({ length: rows }, (_, i) => i % 3);
  const x = y.map((label, row) => Array.from({ length: 4 }, (_, i) => Math.sin(2 * label + i) + 1.3 * noise(row, i)));
  return kd.dataset({ name: 'clouds', x, y, classes: 3, synthetic: true });
}

const network = (name, units) =>
  kd.seeded(units, () =>
    tf.sequential({
      name,
      layers: [
        tf.layers.dense({ units, activation: 'relu', inputShape: [4] }),
        tf.layers.dropout({ rate: 0.2 }),
        tf.layers.dense({ units: 3 })
      ]
    })
  );

async function main({ folder, logs, url, epochs = 6, wait = 20 }) {
  const trackers = [
    ...(logs ? [kd.tensorBoard({ folder: logs, wait })] : []),
    ...(url ? [kd.mlflow({ url, experiment: 'killed', wait })] : [])
  ];
  const student = network('student', 8);
  const options = {
    teacher: network('teacher', 24),
    student,
    data: { train: clouds(200, 1), validation: clouds(90, 2), test: clouds(90, 3) },
    show: false,
    trackers,
    onEvent: ({ type }) => fs.writeSync(1, `event ${type}\n`)
  };
  const isBegun = folder && fs.existsSync(folder) && fs.readdirSync(folder).some((name) => name.startsWith('checkpoint-'));
  const run = isBegun
    ? await kd.resume(folder, options)
    : await kd.distill({ ...options, epochs, batchSize: 20, seed: 3, ...(folder && { folder }) });
  const weights = student.getWeights().map((weight) => Array.from(weight.dataSync()));
  fs.writeSync(1, `record ${JSON.stringify({ record: run, weights })}\n`);
}

main(JSON.parse(process.argv[2] ?? '{}'));
