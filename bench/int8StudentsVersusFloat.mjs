/**
 * Students of int8 beside their float twins on MNIST, over seeds, after `node node_modules/typescript-7/bin/tsc -p .`; docs/guides/small-numbers.md has figures.
 *
 *     node bench/int8StudentsVersusFloat.mjs [--train 5000] [--epochs 5] [--more 2] [--seeds 5] [--filters 8,16] [--units 64] [--calibration 512] [--percentile 100]
 *
 * A teacher of twice the filters and units teaches, for each seed, a convolutional student. Its twins: "post-training", quantised as it is; "quantisation-aware", quantised and then distilled for
 * `--more` epochs; "float, more epochs", the student distilled for as many. All are scored on the 10,000 test rows; differences are paired, with intervals over rows and seeds.
 *
 * The first seed's student and its quantised twin are also written as ONNX files (`kd.exportOnnx`) and run side by side in onnxruntime with one thread: sizes, accuracies, times a call.
 */
import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const kd = createRequire(import.meta.url)('../dist/src/index.js');
const { tf } = kd;
const defaults = {
  ...{ train: '5000', epochs: '5', more: '2', seeds: '5' },
  ...{ filters: '8,16', units: '64', calibration: '512', percentile: '100' }
};
const { values } = parseArgs({
  options: Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]))
});
const number = (name) => Number(values[name]);
const filters = values.filters.split(',').map(Number);

const flat = kd.mnist({ train: number('train'), validation: 1000, seed: 1 });
const data = Object.fromEntries(Object.entries(flat).map(([part, rows]) => [part, { ...rows, shape: [28, 28, 1] }]));
const network = (times, seed) =>
  kd.seeded(seed, () => {
    const block = (count, i) => [
      tf.layers.conv2d({
        ...{ filters: times * count, kernelSize: 3, padding: 'same', useBias: false },
        ...(i === 0 && { inputShape: [28, 28, 1] })
      }),
      tf.layers.batchNormalization({ momentum: 0.9 }),
      tf.layers.reLU(),
      tf.layers.maxPooling2d({ poolSize: 2 })
    ];
    const dense = [tf.layers.dense({ units: times * number('units'), activation: 'relu' }), tf.layers.dense({ units: 10 })];
    return tf.sequential({ layers: [...filters.flatMap(block), tf.layers.flatten(), ...dense] });
  });
const optimizer = (learningRate) => kd.adam({ learningRate });
const common = { data, batchSize: 64, show: false };

const started = Date.now();
const teacher = network(2, 100);
await kd.train({ ...common, student: teacher, epochs: number('epochs'), optimizer: optimizer(0.002) });
const labels = data.test.y;
console.log(`teacher: accuracy ${kd.accuracy({ logits: await kd.predict(teacher, data.test), labels }).toFixed(4)}`);

const twins = { float: [], 'post-training': [], 'quantisation-aware': [], 'float, more epochs': [] };
const calibration = kd.takeRows(
  data.train,
  Array.from({ length: Math.min(number('calibration'), data.train.y.length) }, (_, i) => i)
);
const folder = mkdtempSync(join(tmpdir(), 'int8-'));
for (let seed = 1; seed <= number('seeds'); seed++) {
  const note = async (name, model) => twins[name].push(await kd.predict(model, data.test));
  const distill = (student, epochs, rate) =>
    kd.distill({ ...common, teacher, student, epochs, seed, optimizer: optimizer(rate), baseline: false });
  const student = network(1, seed);
  await distill(student, number('epochs'), 0.002);
  await note('float', student);
  const int8 = kd.quantized(student, { calibration, percentile: number('percentile') });
  await note('post-training', int8);
  const { stamp } = await distill(int8, number('more'), 0.0005);
  await note('quantisation-aware', int8);
  if (seed === 1) {
    await kd.saveModel(student, join(folder, 'float'));
    await kd.saveInt8(int8, join(folder, 'int8'));
    const again = await kd.loadModel(join(folder, 'int8'));
    const [kept, read] = [twins['quantisation-aware'][0], await kd.predict(again, data.test)];
    const bytes = (name) => ['model.json', 'weights.bin'].map((file) => statSync(join(folder, name, file)).size);
    const [float, small] = [bytes('float'), bytes('int8')];
    const sum = ([json, weights]) => json + weights;
    console.log(`${student.countParams()} weights, steps of the quantised student: ${JSON.stringify(stamp.steps)}`);
    console.log(`float: ${float[1]} bytes of weights, ${sum(float)} with model.json; int8: ${small[1]} and ${sum(small)}`);
    console.log(`smaller by ${(float[1] / small[1]).toFixed(2)} and ${(sum(float) / sum(small)).toFixed(2)} times`);
    console.log(`read back to the same bits: ${read.values.every((value, i) => value === kept.values[i])}`);
    again.dispose();
    await compareFiles({ float: student, int8 });
  }
  await distill(student, number('more'), 0.0005);
  await note('float, more epochs', student);
  for (const model of [student, int8]) model.dispose();
}
rmSync(folder, { recursive: true });

const shown = ({ mean, low, high }) => `${(100 * mean).toFixed(2)} % [${(100 * low).toFixed(2)}, ${(100 * high).toFixed(2)}]`;
for (const of of ['quantisation-aware', 'post-training']) {
  const metrics = [kd.metrics.accuracy()];
  const against = ['float', 'float, more epochs', ...(of === 'post-training' ? [] : ['post-training'])];
  const { models, differences } = await kd.compare({ models: twins, labels, metrics, of, against });
  if (of !== 'post-training') for (const { name, estimates } of models) console.log(`${name}: accuracy ${shown(estimates[0])}`);
  for (const { against: other, verdict, ...one } of differences) console.log(`${of} - ${other}: ${shown(one)} ${verdict}`);
}
console.log(`${Math.round((Date.now() - started) / 1000)} s`);

/** Float file and int8 file, run by onnxruntime. */
async function compareFiles(students) {
  const models = {};
  for (const [name, model] of Object.entries(students)) {
    const path = join(folder, `${name}.onnx`);
    const { bytes, check } = await kd.exportOnnx(model, path, { rows: data.validation });
    const session = await InferenceSession.create(path, { intraOpNumThreads: 1 });
    const batch = async (rows, count) =>
      (await session.run({ input: new Tensor('float32', rows, [count, 28, 28, 1]) })).output.data;
    const values = await batch(data.test.x, labels.length);
    const accuracy = kd.accuracy({ logits: { rows: labels.length, columns: 10, values }, labels });
    const own = await kd.predict(model, data.test);
    const top = (numbers, row) =>
      numbers.slice(10 * row, 10 * row + 10).reduce((best, value, i, all) => (value > all[best] ? i : best), 0);
    const equal = labels.filter((_, row) => top(values, row) === top(own.values, row)).length;
    const { largestDifference, meanDifference } = check;
    console.log(
      `${name}.onnx: ${bytes} bytes, accuracy ${(100 * accuracy).toFixed(2)} %, the student's own class for ${equal} of ${labels.length} rows; differences on ${check.rows} rows: ${largestDifference.toExponential(1)} at most, ${meanDifference.toExponential(1)} in the mean`
    );
    models[`${name}.onnx`] = { predict: (row) => batch(row, 1), batch, bytesOnDisk: bytes };
  }
  const asked = { 'teacher in tfjs': teacher, 'student in tfjs': students.float, ...models };
  const cost = await kd.latency({ models: asked, rows: data.test, batches: [1, 64], of: 'int8.onnx', seconds: 20 });
  for (const { name, batch, p50, p99, rowsPerSecond, cpuSeconds, joules, bytesInMemory, bytesOnDisk } of cost.calls)
    console.log(
      `${name}, ${batch} a call: p50 ${p50.toFixed(0)} us, p99 ${p99.toFixed(0)} us, ${rowsPerSecond.toFixed(0)} rows a second, ${(1000 * cpuSeconds).toFixed(1)} ms of CPU and ${joules === null ? 'no counter for' : joules.toFixed(2)} J for 1,000 rows; bytes in memory ${bytesInMemory}, on disk ${bytesOnDisk}`
    );
  console.log(`the process held ${(cost.residentBytes / 1e6).toFixed(0)} MB`);
  const claim = { claim: 'The int8 student takes 41 % less energy than its teacher', source: 'a case study' };
  const reads = (reads) => ({ from: cost, against: 'teacher in tfjs', batch: 64, reads, atLeast: 0.41 });
  for (const { verdict, measured, why } of [
    kd.claim({ ...claim, holds: reads('energy') }),
    kd.claim({ ...claim, holds: reads('cpu') })
  ])
    console.log(`${verdict}: ${measured}. ${why}`);
  for (const { against, batch, ratio, interval } of cost.ratios)
    console.log(`int8.onnx / ${against}, ${batch} a call: ${ratio.toFixed(2)} [${interval.map((end) => end.toFixed(2))}]`);
}
