/**
 * One row and batches through a compiled student, the same student on the engine, and an XGBoost teacher, side by side:
 * `node bench/modelLatency.mjs [trees] [columns] [seconds]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names another build. The rows are made up, so
 * it tells speeds and nothing else.
 */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { compile } = require(`${dist}/src/deploy/compile/compile.js`);
const { latency } = require(`${dist}/src/deploy/latency/latency.js`);

const [trees = 500, columns = 20, seconds = 10] = process.argv.slice(2).map(Number);
const rows = 6000;
const x = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i * 12.9898) * 43758.5453).map(
  (z) => z - Math.floor(z)
);
const y = Int32Array.from({ length: rows }, (_, row) =>
  x[row * columns] * x[row * columns + 1] + x[row * columns + 2] > 0.9 ? 1 : 0
);
const features = Array.from({ length: columns }, (_, i) => ({ name: `x${i}`, kind: 'number' }));
const data = { ...kd.dataset({ name: 'made up', x, y, classes: 2, shape: [columns] }), features };

const teacher = await kd.xgboost(data, { rounds: trees, earlyStopping: 0, outOfFold: false, show: false });
const student = kd.tabularStudent(data, { seed: 1 });
const compiled = compile(student);
const all = availableParallelism();
const [single, threaded] = [teacher.inplace({ threads: 1 }), teacher.inplace({ threads: all })];
const ask = (part, count) => teacher.predict({ ...data, x: part, y: new Int32Array(count) }).values;
const size = { bytesInMemory: teacher.info.bytes, bytesOnDisk: teacher.info.bytes };
const found = await latency({
  models: {
    'compiled student': { predict: compiled, bytesOnDisk: compiled.source().length },
    'student on the engine': student,
    'xgboost, one thread': { predict: single, ...size },
    [`xgboost, ${all} threads`]: { predict: threaded, batch: ask, ...size }
  },
  rows: data,
  batches: [1, 1000],
  seconds
});
console.log(found.machine.text, `${kd.device()}`, `${teacher.trees} trees of ${teacher.info.parameters} nodes`, {
  clock: found.clock
});
const three = (value) => Number(value.toPrecision(3));
console.table(
  found.calls.map(({ name, batch, calls, rounds, p50, interval, p95, p99, rowsPerSecond, bytesOnDisk }) => ({
    ...{ name, batch, calls, rounds, 'p50 µs': three(p50), low: three(interval?.[0] ?? NaN), high: three(interval?.[1] ?? NaN) },
    ...{ 'p95 µs': three(p95), 'p99 µs': three(p99), 'rows a second': three(rowsPerSecond), bytesOnDisk }
  }))
);
console.table(
  found.ratios.map(({ interval, ratio, ...one }) => ({
    ...one,
    ratio: three(ratio),
    low: three(interval?.[0] ?? NaN),
    high: three(interval?.[1] ?? NaN)
  }))
);
[single, threaded, teacher, student].forEach((one) => one.dispose());
