// A run in a folder, in a process of its own: begins it, or goes on with it if it has left a checkpoint. It prints a line for each event, and at the end the record without its stamp.
// Usage: node keptRun.cjs [FOLDER [PLACE]]
// With a place it kills itself in its so many-th call that writes to the disk: in the middle of it, if it writes bytes.
const fs = require('node:fs');
const fsPromises = require('node:fs/promises');
const kd = require('../../../dist/src/index.js');
const { tf } = kd;

const network = (name, units) => {
  const layers = [
    tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [6] }),
    tf.layers.batchNormalization({ name: 'norm' }),
    tf.layers.dense({ name: 'deep', units, activation: 'relu' }),
    tf.layers.dropout({ name: 'dropped', rate: 0.2 }),
    tf.layers.dense({ name: 'head', units: 3 })
  ];
  return kd.seeded(units, () => tf.sequential({ name, layers }));
};

/** Three overlapping clouds. */
function clouds(rows, seed) {
  const noise = (row, column) => (1e4 * Math.sin(seed + 12.9 * row + 78.2 * column)) % 1;
  const y = Array.from({ length: rows }, (_, i) => i % 3);
  const x = y.map((label, row) => Array.from({ length: 6 }, (_, i) => Math.sin(2 * label + i) + 1.3 * noise(row, i)));
  return kd.dataset({ name: 'clouds', x, y, classes: 3, synthetic: true });
}

/** What the run is given each time. */
function asked() {
  const data = { train: clouds(200, 1), validation: clouds(90, 2), test: clouds(90, 3) };
  const teacher = network('teacher', 24);
  const soft = { weight: kd.linear({ from: 1, to: 0.5 }), loss: kd.softTargets({ temperature: kd.cosine({ from: 6, to: 2 }) }) };
  const shallow = { soft, hint: { weight: 0.3, loss: kd.hint(), layers: { teacher: 'deep', student: 'deep' } } };
  const stages = kd.stages([
    { name: 'shallow', epochs: 2, terms: shallow, optimizer: kd.sgd({ learningRate: 0.02 }) },
    { name: 'all', epochs: 2, terms: { soft, hard: { weight: 0.3, loss: kd.crossEntropy() } } }
  ]);
  const transfer = { more: { data: kd.unlabelled(clouds(150, 4)), weight: 0.5 } };
  return {
    teacher,
    student: network('student', 8),
    data,
    stages,
    transfer,
    optimizer: kd.adam({ learningRate: 0.004 }),
    show: false
  };
}

/** Kills the process in the so many-th call that writes to the disk. */
function killAt(place) {
  let calls = 0;
  const isThere = () => ++calls === place;
  const end = () => process.kill(process.pid, 'SIGKILL');
  const { writeSync, fsyncSync } = fs;
  fs.writeSync = (file, bytes, at, length, position) => {
    if (isThere()) end(writeSync(file, bytes, at, length >> 1, position));
    return writeSync(file, bytes, at, length, position);
  };
  fs.fsyncSync = (file) => (isThere() ? end() : fsyncSync(file));
  for (const name of ['rename', 'rm']) {
    const own = fsPromises[name];
    fsPromises[name] = async (...args) => (isThere() ? end() : own(...args));
  }
  const { open } = fsPromises;
  fsPromises.open = async (...args) => {
    const file = await open(...args);
    const { write, sync } = file;
    file.write = async (bytes, at, length) => {
      if (isThere()) end(await write.call(file, bytes, at, Math.ceil(length / 2)));
      return write.call(file, bytes, at, length);
    };
    file.sync = async () => (isThere() ? end() : sync.call(file));
    return file;
  };
}

async function main(folder, place) {
  const options = { ...asked(), onEvent: ({ type }) => fs.writeSync(1, `event ${type}\n`) };
  const rest = { alignment: true, diagnostics: true, batchSize: 32, seed: 3 };
  if (place) killAt(Number(place));
  const isBegun = folder && fs.existsSync(folder) && fs.readdirSync(folder).some((name) => name.startsWith('checkpoint-'));
  const run = isBegun ? await kd.resume(folder, options) : await kd.distill({ ...options, ...rest, ...(folder && { folder }) });
  const { stamp, ...record } = run;
  const weights = options.student.getWeights().map((weight) => Array.from(weight.dataSync()));
  fs.writeSync(1, `record ${JSON.stringify({ resumed: stamp.resumed?.length ?? 0, record, weights })}\n`);
}

main(...process.argv.slice(2));
