/**
 * Whether a recommender of an eighth of the size brings more clicks, in a simulated shop with known truth: teacher, student distilled and
 * student alone are trained on one log, and their orders of candidates are valued on another, truly and by the estimates of
 * `kd.offPolicy`: `node bench/recommenderClickLift.mjs [visits] [seeds] [log|candidates] [KEEP]`, after `node node_modules/typescript-7/bin/tsc -p
 * .`.
 *
 * With "candidates" the teacher also labels all that could have been shown in the learned visits, rows that no click tells about.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);

const [visits = 20_000, seeds = 5] = process.argv.slice(2, 4).map(Number);
const [, , , , on = 'log', keep] = process.argv;
const world = { users: 1000, items: 300, seed: 1 };
const [learned, valued] = [await kd.data.shop({ ...world, visits }), await kd.data.shop({ ...world, visits, log: 1 })];
const data = kd.splitByTime(learned.data, { validation: 0.1, test: 0.1 });
const common = { data, batchSize: 512, best: 'nll', show: false };
const network = (options) => kd.models.neuralFactorization(data.train, { l2: 1e-5, ...options });

/** With a folder each model is kept there, and the next call takes it from there. */
const trained = async (name, train) => {
  const path = keep && join(keep, name.replaceAll(' ', '-'));
  if (path && existsSync(path)) return kd.loadModel(path);
  const model = await train();
  if (path) await kd.saveModel(model, path);
  return model;
};
const teacher = await trained('teacher', async () => {
  const model = network({ width: 16, hidden: [64, 32], name: 'teacher' });
  await kd.train({ student: model, ...common, epochs: 6, optimizer: kd.adam({ learningRate: 0.001 }), seed: 0 });
  return model;
});
const student = (seed) => network({ width: 1, hidden: [4], seed, name: 'student' });
const how = (seed) => ({ ...common, seed, epochs: 6, optimizer: kd.adam({ learningRate: 0.003 }) });
const distil = (seed) => async () => {
  const model = student(seed);
  await kd.distill({
    ...how(seed),
    teacher,
    student: model,
    terms: {
      hard: { weight: 0.5, loss: kd.crossEntropy() },
      soft: { weight: 0.5, loss: kd.softTargets({ temperature: 1 }) }
    },
    ...(on === 'candidates' && { transfer: { candidates: { data: learned.candidateRows() } } }),
    // Those that are valued are trained below.
    baseline: false
  });
  return model;
};
const trainAlone = (seed) => async () => {
  const model = student(seed);
  await kd.train({ student: model, ...how(seed) });
  return model;
};
const sizes = [teacher, student(0)].map((model) => model.countParams());
console.log(`teacher ${sizes[0]} parameters, student ${sizes[1]}: 1 / ${(sizes[0] / sizes[1]).toFixed(1)}`);

const { loggingValue, bestValue } = valued.truth;
console.log(`true click rates of an impression: as logged ${loggingValue.toFixed(4)}, best order ${bestValue.toFixed(4)}`);
const rows = valued.candidateRows();
const [rewards, propensities, clusters] = [valued.data.y, valued.log.propensity, valued.log.visit];
// The teacher predicts the rewards: it has not seen these visits.
const chances = async (of) => (await kd.predict(teacher, of)).values.map((z) => 1 / (1 + Math.exp(-z)));
const logged = await chances(valued.data);
const lift = (share) => `${share >= 0 ? '+' : ''}${(100 * share).toFixed(1)} %`;
const held = { ips: 0, snips: 0, doublyRobust: 0 };
let estimates = 0;
const value = async (name, model) => {
  const policy = valued.policy(await kd.predict(model, rows));
  const predicted = { logged, target: await chances(policy.rows()) };
  const told = kd.offPolicy({ rewards, propensities, target: policy.target, predicted, clusters });
  estimates++;
  for (const estimator of Object.keys(held)) {
    const { low, high } = told[estimator];
    if (low <= policy.value && policy.value <= high) held[estimator]++;
  }
  const { value: got, low, high, lift: more } = told.doublyRobust;
  console.log(
    `${name.padEnd(18)} true ${policy.value.toFixed(4)}, ${lift(policy.value / loggingValue - 1)} over the log; doubly robust ${got.toFixed(4)} ` +
      `(${low.toFixed(4)} to ${high.toFixed(4)}), ${lift(more.value)} (${lift(more.low)} to ${lift(more.high)})`
  );
  for (const { says } of told.findings) console.log(`  ${says}`);
  return policy.value;
};
const ofTeacher = await value('teacher', teacher);
const [distilled, alone] = [[], []];
for (let seed = 0; seed < seeds; seed++) {
  distilled.push(await value(`distilled, seed ${seed}`, await trained(`distilled on ${on} ${seed}`, distil(seed))));
  alone.push(await value(`alone, seed ${seed}`, await trained(`alone ${seed}`, trainAlone(seed))));
}
console.log(
  `intervals hold the truth: ${Object.entries(held)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')} of ${estimates}`
);
const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
const differences = distilled.map((one, seed) => one / alone[seed] - 1);
const error = Math.sqrt(mean(differences.map((one) => (one - mean(differences)) ** 2)) / Math.max(1, seeds - 1));
console.log(
  `true values: teacher ${ofTeacher.toFixed(4)}, distilled ${mean(distilled).toFixed(4)}, alone ${mean(alone).toFixed(4)}, log ${loggingValue.toFixed(4)}; ` +
    `distilled over the log ${(100 * (mean(distilled) / loggingValue - 1)).toFixed(1)} %, over alone ${(100 * mean(differences)).toFixed(2)} % (standard error ${(100 * error).toFixed(2)})`
);
