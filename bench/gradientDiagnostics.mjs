/**
 * What `diagnostics: true` costs: `node bench/gradientDiagnostics.mjs [REPEATS]`, after `node node_modules/typescript-7/bin/tsc -p .`. A look at the gradients
 * and a step of the training on the same batch, in turns, 60 pairs unless said otherwise: the ratio of their median times is the steps that a look
 * costs. It comes once an epoch, so an epoch of 100 steps takes that many per cent longer. Then whole runs with it and without have equal
 * histories.
 */
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { root } from '../scripts/setup/paths.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(`${root}/dist/src/${path}.js`);
const kd = dist('index');
const { tf } = kd;
const { checkRun } = dist('train/check/checkRun');
const { selectTrainablePart } = dist('train/check/selectTrainablePart');
const { runWithBatchTensors } = dist('train/loop/runWithBatchTensors');
const { planStageFeatures } = dist('train/loop/planStageFeatures');
const { computeStepDiagnostics } = dist('train/loop/computeStepDiagnostics');
const { buildTermAdapters } = dist('train/loop/buildTermAdapters');
const { trainStep } = dist('train/loop/trainStep');
const { asTeacher } = dist('teachers/asTeacher');
const repeats = Number(process.argv[2] ?? 60);
const batchSize = 128;
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const dense = (units, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })]
    })
  );
const convolutional = (filters, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'hidden', filters, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.conv2d({ filters: 2 * filters, kernelSize: 3, activation: 'relu' }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10 })
      ]
    })
  );
const two = { hard: { weight: 0.3, loss: kd.crossEntropy() }, soft: { weight: 0.7, loss: kd.softTargets({ temperature: 4 }) } };
const three = { ...two, hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } } };

console.log(String(kd.device()));
const flat = kd.mnist({ train: 1280, test: 100 }).train;
for (const [what, build, sizes, terms] of [
  ['dense 784-50-10, 2 terms', dense, [200, 50], two],
  ['dense 784-50-10, 3 terms with a hint', dense, [200, 50], three],
  ['dense 784-1200-10, 2 terms', dense, [1200, 1200], two],
  ['2 convolutions, 2 terms', convolutional, [16, 8], two],
  ['2 convolutions, 3 terms with a hint', convolutional, [16, 8], three]
]) {
  const train = build === dense ? flat : { ...flat, shape: [28, 28, 1] };
  const data = {
    train,
    validation: kd.takeRows(
      train,
      Array.from({ length: 100 }, (_, i) => i)
    )
  };
  const [teacher, student] = sizes.map((size, i) => build(size, i + 1));
  const options = { teacher: asTeacher(teacher, 'bench'), student, data, terms, batchSize };
  const [stage] = checkRun('bench', options).stages;
  const adapters = buildTermAdapters([stage], 0);
  const logits = await kd.predict(teacher, train);
  const optimizer = stage.optimizer.create(0.001);
  const step = {
    ...{
      model: student,
      optimizer,
      terms: stage.terms,
      data: train,
      logits,
      rows: Int32Array.from({ length: batchSize }, (_, i) => i)
    },
    ...{
      part: selectTrainablePart('bench', student, undefined),
      features: planStageFeatures(student, options.teacher, stage.terms, adapters)
    },
    ...{ moment: { epoch: 0, epochs: 1, step: 0, loss: null }, seed: 1 }
  };
  const taken = { looks: [], steps: [] };
  for (let i = -5; i < repeats; i++) {
    for (const [name, work] of Object.entries({ looks: computeStepDiagnostics, steps: trainStep })) {
      const begun = performance.now();
      runWithBatchTensors(step, work);
      if (i >= 0) taken[name].push(performance.now() - begun);
    }
  }
  optimizer.dispose();
  adapters.forEach((adapter) => adapter.dispose());
  const look = median(taken.looks) / median(taken.steps);
  const runs = [];
  for (const diagnostics of [false, true]) {
    const own = build(sizes[1], 2);
    const asked = { teacher, student: own, data, terms, epochs: 2, batchSize, baseline: false, show: false };
    runs.push((await kd.distill({ ...asked, diagnostics })).history.series);
    own.dispose();
  }
  const [plain, looked] = runs;
  const isEqual = Object.keys(plain).every((name) => isDeepStrictEqual(plain[name], looked[name]));
  console.log(
    `${what.padEnd(38)} a look is ${look.toFixed(1)} steps (a step ${median(taken.steps).toFixed(1)} ms); runs ${isEqual ? 'equal' : 'DIFFERENT'}`
  );
  teacher.dispose();
  student.dispose();
}
