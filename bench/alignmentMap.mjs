/**
 * How long `alignmentMap` takes: `node bench/alignmentMap.mjs`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names another build.
 *
 * Pairs of models with 50 layers each on 2,000 rows: dense layers, a convolutional network whose maps shrink as usual, and one with
 * wide maps throughout. Of each the passes alone (all layers computed, nothing compared), the map, and how many times as long that is.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { tf, device, seeded, alignmentMap, withFeatures, layersOf } = require(`${dist}/src/index.js`);
const { random } = require(`${dist}/src/stats/random.js`);

const rows = 2000;
const layers = 50;

/** Convolutions in three stages of ever fewer places and more channels. */
function convolutional(name, side, channels) {
  return (seed) =>
    seeded(seed, () => {
      const model = tf.sequential({ name });
      for (let i = 0; i < layers - 1; i++) {
        const stage = Math.floor((3 * i) / (layers - 1));
        const isFirst = i > 0 && stage > Math.floor((3 * (i - 1)) / (layers - 1));
        model.add(
          tf.layers.conv2d({
            filters: channels[stage],
            kernelSize: 3,
            strides: isFirst ? 2 : 1,
            padding: 'same',
            activation: 'relu',
            ...(i === 0 && { inputShape: [side, side, 1] })
          })
        );
      }
      model.add(tf.layers.globalAveragePooling2d({}));
      return model;
    });
}

function dense(units) {
  return (seed) =>
    seeded(seed, () => {
      const model = tf.sequential({ name: 'dense' });
      for (let i = 0; i < layers; i++)
        model.add(tf.layers.dense({ units, activation: 'relu', ...(i === 0 && { inputShape: [784] }) }));
      return model;
    });
}

const cases = [
  { name: 'dense, 256 units', shape: [784], build: dense(256) },
  { name: '28 x 28 x 8, 14 x 14 x 16, 7 x 7 x 32', shape: [28, 28, 1], build: convolutional('small', 28, [8, 16, 32]) },
  { name: '28 x 28 x 16, 14 x 14 x 32, 7 x 7 x 64', shape: [28, 28, 1], build: convolutional('middle', 28, [16, 32, 64]) }
];

console.log(device(), `${cpus().length} cores`);
const found = [];
for (const { name, shape, build } of cases) {
  const [teacher, student] = [build(1), build(2)];
  const next = random(1);
  const width = shape.reduce((a, b) => a * b);
  const x = {
    name,
    x: Float32Array.from({ length: rows * width }, () => next()),
    shape,
    y: new Int32Array(rows),
    classes: ['a', 'b']
  };
  const passes = seconds(() => pass(teacher, x) + pass(student, x));
  const started = performance.now();
  const before = process.memoryUsage().rss;
  const map = await alignmentMap({ teacher, student, x, show: false });
  const whole = (performance.now() - started) / 1000;
  found.push({
    name,
    map: `${map.teacherLayers.length} x ${map.studentLayers.length}`,
    'widest layer': Math.max(...layersOf(teacher).map(({ shape: [, ...of] }) => of.reduce((a, b) => a * b, 1))),
    'passes (s)': passes.toFixed(1),
    'map (s)': whole.toFixed(1),
    ratio: (whole / passes).toFixed(1),
    'more memory (MB)': Math.round((process.memoryUsage().rss - before) / 1e6)
  });
  [teacher, student].forEach((model) => model.dispose());
}
console.table(found);

function pass(model, { x, shape }) {
  const width = x.length / rows;
  for (let start = 0; start < rows; start += 128)
    tf.tidy(() => {
      const end = Math.min(rows, start + 128);
      return withFeatures(
        model,
        []
      )(tf.tensor(x.subarray(start * width, end * width), [end - start, ...shape])).output.dataSync();
    });
  return 0;
}

function seconds(job) {
  const started = performance.now();
  job();
  return (performance.now() - started) / 1000;
}
