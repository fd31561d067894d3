/**
 * A recommender of an eighth of the size on MovieLens: distilled, alone, its teacher, popularity and item neighbours, over seeds, by log
 * loss, ROC AUC and NDCG@10 by user: `node bench/recommendation.mjs FOLDER [time|user] [all|ids] [seeds] [liked|interacted] [KEEP]`,
 * after `node node_modules/typescript-7/bin/tsc -p .`.
 *
 * With KEEP, a folder, the teacher and each seed's run are kept, and the next call goes on there. FOLDER holds a set in MovieLens' form
 * (`kd.ratings.read`). With "ids" the student sees user and item alone, and the teacher metadata and history too.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const dist = resolve(process.env.STILLROOM_DIST ?? new URL('../dist', import.meta.url).pathname);
const kd = require(`${dist}/src/index.js`);

const [folder, by = 'time', sees = 'all', seeds = 5, label = 'liked', keep] = process.argv.slice(2);
const parts = kd.ratings.split(await kd.ratings.read(folder), { by });
console.log(parts.says);
for (const { says } of parts.findings) console.log(`  ${says}`);
const rows = kd.ratings.rows(parts, { label, history: 10 });
const { data } = rows;
const common = { data, batchSize: 512, best: 'nll', show: false };

const epochs = label === 'liked' ? [4, 5] : [2, 3];
const kept = keep && join(keep, `teacher-${by}-${label}`);
const isKept = kept && existsSync(kept);
const fresh = isKept ? null : await trainedTeacher();
// A study that goes on asks for the same teacher, to its names.
const teacher = kept ? await kd.loadModel(kept) : fresh;

const ignore =
  sees === 'ids' ? data.train.features.map(({ name }) => name).filter((name) => !['user', 'item'].includes(name)) : [];
const options = { width: 2, hidden: sees === 'ids' ? [] : [16], l2: 3e-5, ignore, name: 'student' };
const student = (seed) => kd.models.neuralFactorization(data.train, { ...options, seed });
const metrics = [kd.metrics.negativeLogLikelihood(), kd.metrics.rocAuc(), kd.metrics.ndcgAt({ k: 10 })];
const study = await kd.study({
  ...common,
  teacher,
  student,
  seeds: Number(seeds),
  epochs: epochs[1],
  optimizer: kd.adam({ learningRate: 0.002 }),
  metrics,
  ...(keep && { folder: join(keep, `study-${by}-${label}-${sees}`) })
});
const sizes = [teacher, study.students[0]].map((model) => model.countParams());
console.log(`teacher ${sizes[0]} parameters, student ${sizes[1]}: 1 / ${(sizes[0] / sizes[1]).toFixed(1)}`);

const { train: _, ...measured } = study.logits.teacher;
const { y: labels, groups } = data.test;
const comparison = await kd.compare({
  models: {
    student: study.logits.student.map(({ test }) => test),
    baseline: study.logits.baseline.map(({ test }) => test),
    teacher: measured.test,
    popularity: kd.ratings.popularity(rows).test,
    ...(label === 'liked' && { 'item mean': kd.ratings.popularity(rows, { of: 'mean' }).test }),
    'item neighbours': kd.ratings.itemNeighbours(rows).test
  },
  labels,
  groups,
  metrics,
  resamples: 1000
});
console.log(`${label}, split by ${by}, the student sees ${sees}: ${labels.length} test rows of ${new Set(groups).size} users`);
for (const { name, estimates } of comparison.models)
  console.log(
    `  ${name.padEnd(16)} ${estimates
      .map(
        ({ mean, low, high }, k) => `${comparison.metrics[k].title} ${mean.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`
      )
      .join('; ')}`
  );
for (const { metric, against, mean, low, high, adjusted, verdict } of comparison.differences)
  console.log(
    `  student against ${against.padEnd(16)} ${metric.padEnd(22)} ${mean >= 0 ? '+' : ''}${mean.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}), adjusted p ${adjusted.toPrecision(2)}: ${verdict}`
  );

async function trainedTeacher() {
  const model = kd.models.neuralFactorization(data.train, { width: 32, hidden: [64, 32], l2: 1e-4, name: 'teacher' });
  await kd.train({ student: model, ...common, epochs: epochs[0], optimizer: kd.adam({ learningRate: 0.001 }), seed: 0 });
  if (kept) await kd.saveModel(model, kept);
  return model;
}
