// An architecture search in a process of its own, that begins, or goes on, in a folder. It prints what it found, without what differs from run to run. Usage: node searchOnce.cjs FOLDER
const kd = require('../../dist/src/index.js');

const { tf } = kd;
const clouds = (rows, seed) => {
  const noise = (row, column) => (1e4 * Math.sin(seed + 12.9 * row + 78.2 * column)) % 1;
  const y = Array.from({ length: rows }, (_, i) => i % 3);
  const x = y.map((label, row) => Array.from({ length: 6 }, (_, i) => Math.sin(2 * label + i) + 1.3 * noise(row, i)));
  return kd.dataset({ name: 'clouds', x, y, classes: 3, synthetic: true });
};
const student = (units, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({
      name: 'student',
      layers: [tf.layers.dense({ units, inputShape: [6], activation: 'relu' }), tf.layers.dense({ units: 3 })]
    })
  );

async function main() {
  const rows = { rows: 60, columns: 6, values: clouds(60, 4).x };
  const { candidates, front, says } = await kd.architecture.search({
    space: { parameters: { units: kd.choice([2, 3, 4, 6, 8]) }, build: ({ units }, seed) => student(units, seed) },
    teacher: student(32, 7),
    data: { train: clouds(200, 1), validation: clouds(90, 2), test: clouds(90, 3) },
    costs: [kd.architecture.latency({ rows, of: (model) => kd.compile(model), seconds: 0.005 })],
    search: kd.gridSearch(),
    ...{ candidates: 5, epochs: 8, batchSize: 10, folder: process.argv[2], show: false }
  });
  const found = candidates.map(({ costs, status, epochs, accuracy }) => ({ costs, status, epochs, accuracy }));
  const weights = front.map((one) => one.student.getWeights().map((weight) => Array.from(weight.dataSync())));
  console.log(JSON.stringify({ found, weights, says, resumed: candidates.filter(({ record }) => record.stamp.resumed).length }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
