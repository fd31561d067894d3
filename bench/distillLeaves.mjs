/**
 * Whether learning leaves first helps: `node bench/distillLeaves.mjs [epochs] [seeds]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names
 * another build. Average precision on test of the same student with the same number of epochs: soft targets alone; the teacher's margin
 * first (one group, one number), to tell what leaves add to that; leaves first. Differences to soft targets alone are paired by seed.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loanSplits } from './loanSplits.mjs';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);
const { distillLeaves } = require(`${dist}/src/train/distillLeaves.js`);

const [epochs = 20, seeds = 5] = process.argv.slice(2).map(Number);
const first = 5;
const ways = {
  'soft targets alone': null,
  'margin first': { groups: 1, dimension: 1 },
  'leaves first': {}
};
const tables = [
  { rows: 2000, seed: 11, base: -3 },
  { rows: 5000, seed: 12, base: -3 },
  { rows: 10_000, seed: 13, base: -6 }
];

for (const { rows, seed: drawn, base } of tables) {
  const data = loanSplits(kd, rows, drawn, base);
  const teacher = await kd.xgboost(data.train, { maxDepth: 4 });
  const measure = (logits) => kd.averagePrecision({ logits, labels: data.test.y });
  const results = {};
  for (const [name, options] of Object.entries(ways)) {
    results[name] = [];
    for (let seed = 0; seed < seeds; seed++) {
      const student = kd.tabularStudent(data.train, { seed });
      if (options) await distillLeaves({ teacher, student, data, epochs: first, seed, show: false, ...options });
      const left = options ? epochs - first : epochs;
      await kd.distill({ teacher, student, data, epochs: left, seed, baseline: false, show: false });
      results[name].push(measure(await kd.predict(student, data.test)));
      student.dispose();
    }
  }
  console.log(`${rows} rows, ${(100 * share(data.train.y)).toFixed(1)} % defaults, ${epochs} epochs, ${seeds} seeds`);
  console.log(`  teacher ${measure(teacher.predict(data.test)).toFixed(4)}, ${teacher.trees} trees`);
  const alone = results['soft targets alone'];
  for (const [name, own] of Object.entries(results)) {
    const differences = own.map((value, i) => value - alone[i]);
    const apart = own === alone ? '' : `, ${signed(mean(differences))} +- ${halfWidth(differences).toFixed(4)} (95 %)`;
    console.log(`  ${name}: ${mean(own).toFixed(4)}${apart}`);
  }
  teacher.dispose();
}

function share(labels) {
  return labels.reduce((a, b) => a + b) / labels.length;
}

function mean(values) {
  return values.reduce((a, b) => a + b) / values.length;
}

/** Of the mean's interval, by Student's t with seeds - 1 degrees of freedom. */
function halfWidth(values) {
  const t = { 2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 8: 2.365, 10: 2.262, 20: 2.093 }[values.length] ?? NaN;
  const variance = values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  return t * Math.sqrt(variance / values.length);
}

function signed(value) {
  return `${value < 0 ? '' : '+'}${value.toFixed(4)}`;
}
