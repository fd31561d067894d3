/**
 * What a student that can be read costs and gives: `node bench/softDecisionTree.mjs [epochs] [seeds]`, after `node node_modules/typescript/bin/tsc -p .`;
 * STILLROOM_DIST names another build. Average precision on test, distilled from the same teacher: logistic regression on straight lines
 * and on quantile bins (no hidden layer; at ten times the learning rate, which it needs to arrive), soft trees, a network. Then what
 * `readTree` says of a tree in one sentence.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loanSplits } from './loanSplits.mjs';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { softDecisionTree } = require(`${dist}/src/models/students/softDecisionTree.js`);
const { readTree } = require(`${dist}/src/deploy/readTree/readTree.js`);

const [epochs = 20, seeds = 5] = process.argv.slice(2).map(Number);
const fast = kd.adam({ learningRate: 0.01 });
const students = {
  'logistic regression': [(train, seed) => kd.tabularStudent(train, { hidden: [], embedding: 'linear', seed }), fast],
  'logistic regression on bins': [(train, seed) => kd.tabularStudent(train, { hidden: [], seed }), fast],
  'soft tree of depth 2': [(train, seed) => softDecisionTree(train, { depth: 2, seed })],
  'soft tree of depth 4': [(train, seed) => softDecisionTree(train, { seed })],
  network: [(train, seed) => kd.tabularStudent(train, { seed })]
};

for (const { rows, seed: drawn, base } of [
  { rows: 5000, seed: 12, base: -3 },
  { rows: 10_000, seed: 13, base: -6 }
]) {
  const data = loanSplits(kd, rows, drawn, base);
  const teacher = await kd.xgboost(data.train, { maxDepth: 4 });
  const measure = (logits) => kd.averagePrecision({ logits, labels: data.test.y });
  const rate = data.train.y.reduce((a, b) => a + b) / data.train.y.length;
  console.log(`${rows} rows, ${(100 * rate).toFixed(1)} % defaults: teacher ${measure(teacher.predict(data.test)).toFixed(4)}`);
  for (const [name, [build, optimizer]] of Object.entries(students)) {
    const found = [];
    let reading = '';
    for (let seed = 0; seed < seeds; seed++) {
      const student = build(data.train, seed);
      await kd.distill({ teacher, student, data, epochs, optimizer, seed, baseline: false, show: false });
      found.push(measure(await kd.predict(student, data.test)));
      if (name.startsWith('soft tree') && seed === 0) reading = readTree(student, data.test).says;
      student.dispose();
    }
    const mean = found.reduce((a, b) => a + b) / seeds;
    console.log(`  ${name}: ${mean.toFixed(4)} (${Math.min(...found).toFixed(4)} to ${Math.max(...found).toFixed(4)})`);
    if (reading) console.log(`    ${reading}`);
  }
  teacher.dispose();
}
