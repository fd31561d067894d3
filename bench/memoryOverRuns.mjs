/**
 * Whether memory is flat over 1,000 small runs, each of which makes graphs of its own: `node --expose-gc bench/memoryOverRuns.mjs`, after
 * `node node_modules/typescript-7/bin/tsc -p .`. Prints resident memory after each hundred runs, tensors, and functions of TensorFlow that are left.
 */
const { default: kd } = await import(new URL('../dist/src/index.js', import.meta.url));
const { tf } = kd;
const runs = Number(process.argv[2] ?? 1000);

const noise = (rows, seed) => {
  const x = tf.tidy(() => tf.randomNormal([rows, 6], 0, 1, 'float32', seed).dataSync().slice());
  return {
    name: 'noise',
    x,
    y: Int32Array.from({ length: rows }, (_, i) => i % 3),
    shape: [6],
    classes: ['a', 'b', 'c'],
    synthetic: true
  };
};
const data = { train: noise(20, 1), validation: noise(9, 2) };
const { binding } = tf.backend();
const { defineFunction, removeFunction } = binding;
let [made, gone] = [0, 0];
binding.defineFunction = (...args) => (made++, defineFunction(...args));
binding.removeFunction = (name) => (gone++, removeFunction(name));

const tensors = tf.memory().numTensors;
const rows = [];
for (let i = 1; i <= runs; i++) {
  const { dense, dropout } = tf.layers;
  const layers = [dense({ units: 8, activation: 'relu', inputShape: [6] }), dropout({ rate: 0.2 }), dense({ units: 3 })];
  const student = tf.sequential({ layers });
  await kd.train({ student, data, epochs: 3, batchSize: 8, seed: i, show: false });
  student.dispose();
  if (i % Math.ceil(runs / 10)) continue;
  // Twice: what a first collection finalizes, a second one frees.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  rows.push({
    runs: i,
    'resident, MB': Math.round(rss / 1e6),
    'heap, MB': Math.round(heapUsed / 1e6),
    tensors: tf.memory().numTensors - tensors,
    'functions made': made,
    'functions left': made - gone
  });
}
console.table(rows);
