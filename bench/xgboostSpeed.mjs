/**
 * Training on rows like the public credit card data, and one row at a time: `node bench/xgboostSpeed.mjs [rows] [rounds]`, after `node node_modules/typescript/bin/tsc -p .`;
 * STILLROOM_DIST names another build. Ratios of one run: one row on one thread is 1, the batch's and Python's are times of it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const python = new URL('../.venv/bin/python', import.meta.url).pathname;

const [rows = 284_807, rounds = 100] = process.argv.slice(2).map(Number);
const columns = 30;
const data = cards(rows);

const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const started = performance.now();
const teacher = await kd.xgboost(data, { rounds, earlyStopping: 0, folds: 5 });
delays.disable();
const training = {
  secondsWithFiveFolds: seconds(started),
  longestPauseMs: Math.round(delays.max / 1e6),
  residentMB: Math.round(process.memoryUsage().rss / 2 ** 20)
};
const alone = performance.now();
(await kd.xgboost(data, { rounds, earlyStopping: 0, outOfFold: false })).dispose();
training.secondsWithoutFolds = seconds(alone);
const labelling = performance.now();
await kd.label(teacher, data, { batchSize: 8192 });
training.secondsToLabelOutOfFold = seconds(labelling);
console.log({ rows, rounds, ...training });

// A forest as a bank has it: 500 trees.
const small = kd.takeRows(
  data,
  Int32Array.from({ length: 20_000 }, (_, row) => row)
);
const forest = await kd.xgboost(small, { rounds: 500, earlyStopping: 0, outOfFold: false });
const one = p50(oneRow(forest.inplace({ threads: 1 })));
const all = p50(oneRow(forest.inplace({ threads: 0 })));
const batch = p50(() => void forest.predict(small), 20) / small.y.length;
const ratios = { allThreads: all / one, batchPerRow: batch / one };
const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
try {
  await forest.save(join(folder, 'forest.ubj'));
  if (existsSync(python)) ratios.pythonInplacePredict = pythonP50(join(folder, 'forest.ubj')) / one;
} finally {
  await rm(folder, { recursive: true });
}
for (const [name, ratio] of Object.entries(ratios)) ratios[name] = Number(ratio.toPrecision(3));
console.log({ trees: forest.trees, p50OneThreadUs: Number((1000 * one).toFixed(1)), ratios });

function seconds(since) {
  return Number(((performance.now() - since) / 1000).toFixed(2));
}

/** Made-up rows of the shape and the rarity of the public data: 30 numbers, 0.17 % of class 1. */
function cards(count) {
  let state = 1;
  const next = () => (state = (state * 48271) % (2 ** 31 - 1)) / (2 ** 31 - 1);
  const gauss = () => next() + next() + next() + next() - 2;
  const x = new Float32Array(count * columns);
  const y = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    y[row] = Number(next() < 0.0017);
    for (let j = 0; j < columns; j++) x[row * columns + j] = gauss() + (y[row] && j < 8 ? 0.6 : 0);
  }
  return kd.dataset({ name: 'cards', x, y, classes: ['fine', 'fraud'], shape: [columns], synthetic: true });
}

function oneRow(ask) {
  let row = 0;
  return () => {
    row = (row + 1) % 1000;
    ask(small.x.subarray(row * columns, (row + 1) * columns));
  };
}

/** Median milliseconds, after a tenth of the calls as warm-up. */
function p50(work, calls = 5000) {
  const times = Float64Array.from({ length: calls }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return times.slice(calls / 10).sort()[Math.floor((calls * 0.9) / 2)];
}

function pythonP50(path) {
  const program = `
import sys, time
import numpy as np
import xgboost
booster = xgboost.Booster({"nthread": 1}, model_file=sys.argv[1])
booster.set_param({"nthread": 1})
rows = np.random.default_rng(0).normal(0, 1, (1000, ${columns})).astype(np.float32)
times = []
for i in range(3000):
    row = rows[i % 1000 : i % 1000 + 1]
    begun = time.perf_counter()
    booster.inplace_predict(row, predict_type="margin")
    times.append(time.perf_counter() - begun)
print(1000 * np.median(times[300:]))
`;
  return Number(execFileSync(python, ['-c', program, path], { encoding: 'utf8' }));
}
