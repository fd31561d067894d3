// Trains, asks and frees twenty models, breaks off 12 trainings, then lets 12 models and 60 copies of rows go without freeing
// them; prints resident memory (bytes) after each quarter.
const { join } = require('node:path');
const { setTimeout } = require('node:timers/promises');
const dist = process.env.STILLROOM_DIST ?? join(__dirname, '..', '..', '..', 'dist');
const kd = require(join(dist, 'src', 'index.js'));
const { createDataMatrix } = require(join(dist, 'src', 'teachers', 'xgboost', 'library', 'createDataMatrix.js'));

const [rows, columns] = [8000, 20];
const x = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i * i));
const y = Int32Array.from({ length: rows }, (_, row) => Number(x[row * columns] + x[row * columns + 1] > 0));
const data = kd.dataset({ x, y, classes: 2, shape: [columns] });
const asked = kd.takeRows(
  data,
  Array.from({ length: 500 }, (_, row) => row)
);
const options = { rounds: 3, folds: 2, earlyStopping: 2, maxDepth: 3, threads: 1, maxBins: 16 };

async function resident() {
  // What a first collection finalizes, a second one frees; finalizers run between two tasks.
  for (let i = 0; i < 4; i++) {
    globalThis.gc();
    await setTimeout(5);
  }
  return process.memoryUsage().rss;
}

/** Rows, their copies of the folds and their bins are 3 MB of XGBoost's memory. */
async function trainAndAsk(frees) {
  const teacher = await kd.xgboost(data, options);
  teacher.predict(asked);
  teacher.leaves(asked);
  teacher.importances();
  const ask = teacher.inplace();
  ask(x.subarray(0, columns));
  if (!frees) return;
  ask.dispose();
  teacher.dispose();
}

/** Stops while two folds learn at once. */
async function breakOff() {
  const stop = new globalThis.AbortController();
  const onProgress = () => stop.abort(new Error('enough'));
  const end = await kd.xgboost(data, { ...options, threads: 2, signal: stop.signal, onProgress }).catch(({ message }) => message);
  if (end !== 'enough') throw new Error(`expected the training to break off, got ${end}`);
}

async function grow(times, work) {
  const sizes = [];
  for (let i = 1; i <= times; i++) {
    await work();
    if (i % (times / 4) === 0) sizes.push(await resident());
  }
  return sizes;
}

async function main() {
  const disposed = await grow(20, () => trainAndAsk(true));
  const brokenOff = await grow(12, breakOff);
  const forgottenModels = await grow(12, () => trainAndAsk(false));
  // 0.6 MB each.
  const forgottenRows = await grow(60, () => void createDataMatrix({ values: x, rows, columns }));
  process.stdout.write(
    JSON.stringify({ disposed, brokenOff, forgottenModels, forgottenRows, tensors: kd.tf.memory().numTensors })
  );
}

main();
