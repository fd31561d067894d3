/**
 * What a model gives away about whose rows it learnt from: `node bench/membershipInference.mjs [--quick] [--shadows 32] [--rows 400] [--only teacher,student] [--json FILE.json]`, after `node node_modules/typescript-7/bin/tsc -p .`.
 * The likelihood ratio attack on models of real MNIST that learn from half of a few rows: a network that learns them by heart, a student that is distilled from it on public rows, and DP-SGD at
 * several epsilons. Prints a table with 95 % intervals (over models and rows; of test accuracy over models).
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const { computeSeedInterval } = require('../dist/src/stats/computeSeedInterval.js');
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    ...{ quick: { type: 'boolean' }, only: text, json: text },
    ...{ shadows: { ...text, default: '32' }, rows: { ...text, default: '400' } }
  }
});

const delta = 1e-3;
const rows = Number(options.rows);
const shadows = options.quick ? 8 : Number(options.shadows);
const digits = kd.mnist({ train: rows, validation: 2500, test: 2000, seed: 1 });
/** Rows that nobody has to keep secret: the student learns from the first ones without their labels. */
const at = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const publicRows = kd.takeRows(digits.validation, at(0, 2000), 'public');
const publicLabelled = kd.takeRows(digits.validation, at(2000, 2500), 'public, labelled');

const { layers, sequential } = kd.tf;
const build = () =>
  sequential({ layers: [layers.dense({ units: 64, activation: 'relu', inputShape: [784] }), layers.dense({ units: 10 })] });
const quiet = { show: false, best: 'nll' };

/** 60 passes over the rows, and the weights that fit them best. */
async function learnByHeart(train, seed) {
  const student = kd.seeded(seed, build);
  await kd.train({ ...quiet, student, data: { train, validation: train }, epochs: 60, batchSize: 32, seed });
  return student;
}

async function distilled(train, seed) {
  const teacher = await learnByHeart(train, seed);
  const student = kd.seeded(seed + 1, build);
  const terms = { soft: { weight: 1, loss: kd.softTargets({ temperature: 2 }) } };
  const data = { train: kd.unlabelled(publicRows), validation: publicLabelled };
  await kd.distill({ ...quiet, teacher, student, data, terms, baseline: false, epochs: 20, seed });
  teacher.dispose();
  return student;
}

/** All rows in each step: with few rows the noise is then spread over most of them. */
const noisy = (epsilon, steps) => async (data, seed) => {
  const student = kd.seeded(seed, build);
  const use = { samplingRate: 1, steps, delta };
  const noiseMultiplier = epsilon === Infinity ? 0 : kd.privacy.noiseFor({ epsilon, ...use }).noiseMultiplier;
  const how = { noiseMultiplier, delta, batchSize: data.y.length, epochs: steps, seed };
  await kd.privacy.train({ student, data, ...how, optimizer: kd.sgd({ learningRate: 1, momentum: 0 }) });
  return student;
};

const ways = {
  teacher: ['trained on the rows, 60 epochs', learnByHeart],
  student: ['student, distilled on public rows', distilled],
  clipped: ['clipped, no noise (epsilon infinite)', noisy(Infinity, 40)],
  noise32: ['DP-SGD, epsilon 32', noisy(32, 40)],
  noise8: ['DP-SGD, epsilon 8', noisy(8, 40)],
  noise2: ['DP-SGD, epsilon 2', noisy(2, 20)]
};

const results = {};
const lines = [];
for (const name of options.only?.split(',') ?? Object.keys(ways)) {
  const [title, way] = ways[name];
  const begun = performance.now();
  const tested = [];
  const train = async (own, seed) => {
    const model = await way(own, seed);
    tested.push(kd.accuracy({ logits: await kd.predict(model, digits.test), labels: digits.test.y }));
    return model;
  };
  const attack = await kd.privacy.membershipAttack({ data: digits.train, train, shadows, seed: 1 });
  const { rocAuc, recalls, accuracy } = attack;
  results[name] = { title, rocAuc, recalls, accuracy, tested };
  const [one, tenth] = recalls;
  const { mean, low, high } = computeSeedInterval(tested, 0.95);
  const cells = [interval(rocAuc), percents(one), percents(tenth), percent(accuracy.members)];
  lines.push([title, ...cells, percent(accuracy.others), percents({ value: mean, low, high })]);
  console.error(`${title}: ${((performance.now() - begun) / 1000).toFixed(0)} s. ${attack.says}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
}
const heads = ['model', 'ROC AUC', 'found at 1 %', 'found at 0.1 %', 'accuracy, members', 'others', 'test'];
console.log(`\n${rows} rows, half of them to each of ${shadows} models; delta ${delta}`);
for (const line of [heads, heads.map(() => '---'), ...lines]) console.log(`| ${line.join(' | ')} |`);

function interval({ value, low, high }) {
  return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function percent(share) {
  return (100 * share).toFixed(1);
}

function percents({ value, low, high }) {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}
