/**
 * How often the 95 % intervals of `compare` hold the truth, and how often it calls two models of equal quality different, by simulation:
 * `node bench/intervalCoverage.mjs [replications] [resamples]`, after `node node_modules/typescript/bin/tsc -p .`; STILLROOM_DIST names another build.
 *
 * Scores are normal. What a row looks like is in part the same for all models (sd 1), in part a model's own (0.5) and in part a
 * training's own (0.5); trainings also differ in how far they hold the classes apart (0.15). So the truth, the mean over all rows and
 * trainings that there could be, is known: from a million rows at seven depths of the normal distribution.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const { computeComparison: compare } = require(`${dist}/src/assess/compare/computeComparison.js`);
const known = require(`${dist}/src/metrics/index.js`);
const { random } = require(`${dist}/src/stats/createRandom.js`);

const [replications = 200, resamples = 500] = process.argv.slice(2).map(Number);
const [own, ofTraining, quality] = [0.5, 0.5, 0.15];
const noise = Math.hypot(1, own, ofTraining);
const metrics = [
  known.averagePrecision(),
  known.rocAuc(),
  known.precisionAtBudget({ budget: 0.02 }),
  known.recallAtFalsePositives({ rate: 0.01 }),
  known.brier(),
  known.calibrationError({ of: 'class 1', equal: 'count' }),
  known.cost({ costs: { truePositive: 5, falsePositive: 5, falseNegative: 100 }, threshold: Math.log(5 / 95) })
];

/** Of one training nobody can tell how far others are from it: there all trainings hold the classes equally far apart. */
const scenarios = [
  { rows: 2000, share: 0.05, seeds: 5 },
  { rows: 2000, share: 0.05, seeds: 2 },
  { rows: 2000, share: 0.05, seeds: 1, spread: 0 },
  { rows: 600, share: 0.3, seeds: 5 },
  { rows: 1000, share: 0.02, seeds: 5 },
  { rows: 300, share: 0.02, seeds: 5 }
];

for (const scenario of scenarios) console.table(await measure(scenario));

/** Student and baseline are drawn alike, and the teacher is one model as good as they are; the weak one tells the power. */
async function measure({ rows, share, seeds, spread = quality }) {
  const next = normals(random(rows + seeds));
  const truths = truthOf(share, spread, next);
  const tally = metrics.map(() => ({ mean: 0, low: 0, high: 0, difference: 0, worse: 0, teacher: 0, power: 0 }));
  const started = performance.now();
  for (let r = 0; r < replications; r++) {
    const world = worldOf(rows, share, next);
    const models = {
      student: trainings(world, seeds, 1.8, next, spread),
      baseline: trainings(world, seeds, 1.8, next, spread),
      weak: trainings(world, seeds, 1.4, next, spread),
      teacher: trainings(world, 1, 1.8, next, 0)[0]
    };
    const found = await compare({
      models,
      labels: world.labels,
      metrics,
      resamples,
      seed: r,
      against: ['baseline', 'weak', 'teacher']
    });
    metrics.forEach((_, k) => {
      const { low, high } = found.models[0].estimates[k];
      const [baseline, weak, teacher] = found.differences.slice(3 * k, 3 * k + 3);
      const one = tally[k];
      const truth = truths[k];
      if (low <= truth && truth <= high) one.mean++;
      if (truth < low) one.low++;
      if (truth > high) one.high++;
      if (baseline.verdict !== 'not separable') one.difference++;
      if (baseline.verdict === 'worse') one.worse++;
      if (teacher.verdict !== 'not separable') one.teacher++;
      if (weak.verdict === 'better') one.power++;
    });
  }
  const percent = (count) => Number(((100 * count) / replications).toFixed(1));
  console.log(
    `\n${rows} rows, ${(100 * share).toFixed(1)} % of class 1, ${seeds} seeds, ${replications} replications of ${resamples} resamples, ${((performance.now() - started) / 1000).toFixed(0)} s; in per cent:`
  );
  return Object.fromEntries(
    tally.map((one, k) => [
      metrics[k].title,
      {
        'interval holds the truth': percent(one.mean),
        'truth below': percent(one.low),
        'truth above': percent(one.high),
        'equals called different': percent(one.difference),
        'of these worse': percent(one.worse),
        'against one equal model': percent(one.teacher),
        'real difference found': percent(one.power)
      }
    ])
  );
}

/** Labels, with a row of each class at least, and what is the same for all models. */
function worldOf(rows, share, next) {
  const uniform = next.uniform;
  const labels = Int32Array.from({ length: rows }, (_, i) => (i === 0 || (i > 1 && uniform() < share) ? 1 : 0));
  return { labels, share, shared: Float64Array.from({ length: rows }, next) };
}

function trainings({ labels, share, shared }, seeds, apart, next, spread) {
  const rows = labels.length;
  const same = Float64Array.from({ length: rows }, () => own * next());
  return Array.from({ length: seeds }, () => {
    const distance = apart + spread * next();
    const values = Float32Array.from({ length: rows }, (_, i) =>
      logit(distance * labels[i] + shared[i] + same[i] + ofTraining * next(), distance, share)
    );
    return { rows, columns: 1, values };
  });
}

/** The log odds of class 1 where it is known how the scores were made. */
function logit(score, distance, share) {
  return ((score - distance / 2) * distance) / noise ** 2 + Math.log(share / (1 - share));
}

/** Gauss-Hermite, seven nodes, over the trainings. */
function truthOf(share, spread, next) {
  const nodes = [
    -3.75043971772574, -2.36675941073454, -1.15440539473997, 0, 1.15440539473997, 2.36675941073454, 3.75043971772574
  ];
  const ends = [0.000548268855972218, 0.0307571239675865, 0.240123178605013];
  const weights = [...ends, 0.457142857142857, ...ends.toReversed()];
  const rows = 1_000_000;
  const uniform = next.uniform;
  const labels = Int32Array.from({ length: rows }, () => (uniform() < share ? 1 : 0));
  const base = Float64Array.from({ length: rows }, () => noise * next());
  const sums = metrics.map(() => 0);
  nodes.forEach((node, n) => {
    const distance = 1.8 + spread * node;
    const values = Float32Array.from(base, (z, i) => logit(z + distance * labels[i], distance, share));
    metrics.forEach((metric, k) => (sums[k] += weights[n] * metric.prepare({ logits: { rows, columns: 1, values }, labels })()));
  });
  return sums;
}

/** Box and Muller 1958. */
function normals(uniform) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return Object.assign(normal, { uniform });
}
