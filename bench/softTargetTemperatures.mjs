/**
 * How soft the targets should be: constant temperatures, temperatures that follow the loss, a cosine, a learnt one and standardised logits, on few digits of MNIST over seeds, after `node node_modules/typescript-7/bin/tsc -p .`.
 *
 *     node bench/softTargetTemperatures.mjs [--rows 1000] [--units 32] [--epochs 30] [--rate 0.002] [--seeds 5] [--teacher 400]
 *
 * A network of `--teacher` hidden units learns from 20,000 other digits. The student of `--units` sees `--rows`, with 0.3 of the cross-entropy and 0.7 of the soft targets, and is the best of its epochs on 1,000 validation rows. The
 * test rows are 5,000. Each way is compared with a constant temperature of 4 by a paired bootstrap over rows and seeds; verdicts are corrected by Holm for all of them.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const kd = createRequire(import.meta.url)('../dist/src/index.js');
const defaults = { rows: '1000', units: '32', epochs: '30', rate: '0.002', seeds: '5', teacher: '400' };
const { values } = parseArgs({
  options: Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]))
});
const [rows, units, epochs, rate, seeds, wide] = ['rows', 'units', 'epochs', 'rate', 'seeds', 'teacher'].map((name) =>
  Number(values[name])
);

const all = kd.mnist({ train: 20_000 + rows, validation: 1000, test: 5000, seed: 1 });
const numbered = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const data = { ...all, train: kd.takeRows(all.train, numbered(0, rows)) };
const build = (hidden, seed) =>
  kd.seeded(seed, () => {
    const { dense } = kd.tf.layers;
    return kd.tf.sequential({
      name: `dense${hidden}`,
      layers: [dense({ units: hidden, activation: 'relu', inputShape: [784] }), dense({ units: 10 })]
    });
  });

const teacher = build(wide, 100);
const taught = { ...data, train: kd.takeRows(all.train, numbered(rows, 20_000 + rows)) };
await kd.train({ student: teacher, data: taught, epochs: 5, batchSize: 64, show: false });
const accuracyOf = (logits) => kd.accuracy({ logits, labels: data.test.y });
console.log(
  `teacher: accuracy ${(100 * accuracyOf(await kd.predict(teacher, data.test))).toFixed(2)} % of ${data.test.y.length} test rows`
);

const soft = (temperature) => kd.softTargets({ temperature });
const ways = {
  'constant 4': [soft(4)],
  'constant 1': [soft(1)],
  'constant 2': [soft(2)],
  'constant 8': [soft(8)],
  '2 above a loss of 1, else 5': [soft(kd.adaptiveTemperature())],
  'cosine from 8 to 1': [soft(kd.cosine({ from: 8, to: 1 }))],
  'learnt (CTKD), 1 to 21': [kd.curriculumTemperature()],
  'standardised logits, 2': [kd.standardized(soft(2))],
  'standardised logits, 2, weight 9': [kd.standardized(soft(2)), 9]
};
const models = {};
for (const [name, [loss, weight = 0.7]] of Object.entries(ways)) {
  const began = performance.now();
  const study = await kd.study({
    ...{ teacher, data, seeds, epochs, batchSize: 64, show: false, baseline: name === 'constant 4' },
    student: (seed) => build(units, seed),
    terms: { hard: { weight: 0.3, loss: kd.crossEntropy() }, soft: { weight, loss } },
    optimizer: kd.adam({ learningRate: rate }),
    metrics: [kd.metrics.accuracy()]
  });
  models[name] = study.logits.student.map(({ test }) => test);
  if (study.logits.baseline.length) models['labels alone'] = study.logits.baseline.map(({ test }) => test);
  const last = study.records.map(({ history }) => history.series.temperature?.at(-1)?.toFixed(2)).join(', ');
  console.log(`  ${name}: last temperatures ${last}; ${((performance.now() - began) / 1000).toFixed(0)} s`);
  study.students.forEach((model) => model.dispose());
}

const metrics = [kd.metrics.accuracy(), kd.metrics.negativeLogLikelihood()];
const found = await kd.compare({ models, labels: data.test.y, of: 'constant 4', metrics });
const shown = ({ mean, low, high }, scale) =>
  `${(scale * mean).toFixed(3)} [${(scale * low).toFixed(3)}, ${(scale * high).toFixed(3)}]`;
const scaleOf = (metric) => (metric === 'accuracy' ? 100 : 1);
for (const { name, estimates } of found.models)
  console.log(
    `${name}: ${estimates.map((one, i) => `${found.metrics[i].title} ${shown(one, scaleOf(found.metrics[i].name))}`).join(', ')}`
  );
// Turned round: what each way gains over the constant 4.
for (const { metric, against, mean, low, high, adjusted, verdict } of found.differences) {
  const gain = { mean: -mean, low: -high, high: -low };
  console.log(
    `  ${against} - constant 4: ${metric} ${shown(gain, scaleOf(metric))} p ${adjusted.toFixed(3)}, constant 4 is ${verdict}`
  );
}
