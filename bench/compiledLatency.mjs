/**
 * One row at a time: `node bench/compiledLatency.mjs [seconds]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names another build. A student and a soft
 * tree, compiled and as tfjs models, against 500 trees of XGBoost in place, with one thread and with all. Microseconds, and p50 of the
 * compiled student over each of them, all measured in turns of one run. How much the compiled ones differ from their models, too.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loanSplits } from './loanSplits.mjs';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { softDecisionTree } = require(`${dist}/src/models/students/softDecisionTree.js`);

const [seconds = 10] = process.argv.slice(2).map(Number);
const data = loanSplits(kd, 6000, 12, -3);
const teacher = await kd.xgboost(data.train, { rounds: 500, earlyStopping: 0, outOfFold: false });
const students = { student: kd.tabularStudent(data.train), tree: softDecisionTree(data.train) };
const compiled = {};
for (const [name, student] of Object.entries(students)) {
  await kd.train({ student, data, epochs: 5, show: false });
  compiled[name] = kd.compile(student);
  const expected = (await kd.predict(student, data.test)).values;
  const got = compiled[name].batch(data.test.x);
  const apart = expected.map((z, i) => Math.abs(z - got[i]) / Math.max(1, Math.abs(z)));
  console.log(
    `${name}: ${compiled[name].bytes} bytes, largest difference ${apart.reduce((a, b) => Math.max(a, b)).toExponential(1)}`
  );
}

const models = {
  'compiled student': compiled.student,
  'compiled tree': compiled.tree,
  'student by tfjs': students.student,
  'tree by tfjs': students.tree,
  'xgboost, 1 thread': teacher.inplace({ threads: 1 }),
  'xgboost, all threads': teacher.inplace({ threads: 0 })
};
const { machine, calls, ratios } = await kd.latency({ models, rows: data.test, of: 'compiled student', seconds });
console.log(machine.text);
for (const { name, p50, p95, p99 } of calls) {
  const { ratio, interval } = ratios.find(({ against }) => against === name) ?? { ratio: 1 };
  const between = interval ? ` (${interval.map((r) => r.toPrecision(3)).join(' to ')})` : '';
  console.log(
    `${name}: p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, p99 ${p99.toFixed(2)} us; ratio ${ratio.toPrecision(3)}${between}`
  );
}
