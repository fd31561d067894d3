import { bars, clouds, loans, splits } from './goldenData.mjs';

/**
 * The kept runs, by name. Each is a function of the toolkit to plain data and depends on its seeds alone, so that it can be made with
 * any version and compared with what an older one gave.
 */
export const goldenRuns = { distill, train, stages, transfer, stopped, failed, dataFree, images };

/** What was measured over seeds: plain data that the views of these kinds are made of. */
export const measures = { twoClasses, sweep };

const small = { train: 120, validation: 60, test: 60 };
const quiet = { batchSize: 20, show: false, seed: 3 };

/** Every layer has a name: those that tfjs makes up depend on what was built before. */
function network(kd, name, units, seed, inputs = 4, outputs = 3) {
  const { dense, dropout } = kd.tf.layers;
  return kd.seeded(seed, () =>
    kd.tf.sequential({
      name,
      layers: [
        dense({ name: 'hidden', units, activation: 'relu', inputShape: [inputs] }),
        dropout({ name: 'dropout', rate: 0.2 }),
        dense({ name: 'head', units: outputs })
      ]
    })
  );
}

async function taught(kd, data, name = 'big') {
  const teacher = network(kd, name, 16, 1);
  await kd.train({ student: teacher, data, ...quiet, epochs: 3, optimizer: kd.adam({ learningRate: 0.02 }) });
  return teacher;
}

const hard = (kd) => ({ weight: 0.3, loss: kd.crossEntropy() });
const soft = (kd, temperature = 4) => ({ weight: 0.7, loss: kd.softTargets({ temperature }) });
const hint = (kd) => ({ weight: 0.5, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } });

/** A baseline, soft labels, a comparison, layers compared, a schedule of temperatures. */
async function distill(kd) {
  const data = splits(clouds, small);
  return kd.distill({
    ...quiet,
    ...{ title: 'Three clouds', teacher: await taught(kd, data), student: network(kd, 'small', 5, 2), data },
    ...{ epochs: 3, optimizer: kd.adam({ learningRate: 0.02 }), alignment: true },
    terms: { hard: hard(kd), soft: soft(kd, kd.linear({ from: 6, to: 2 })), hint: hint(kd) }
  });
}

/** No teacher. */
async function train(kd) {
  const options = { epochs: 2, optimizer: kd.sgd({ learningRate: 0.1, momentum: 0.9 }) };
  return kd.train({ ...quiet, ...options, student: network(kd, 'alone', 5, 2), data: splits(clouds, small) });
}

/** Two stages, the first of them for one layer only, and a temperature and a weight that were changed by hand. */
async function stages(kd) {
  const data = splits(clouds, small);
  const control = kd.runControl();
  return kd.distill({
    ...quiet,
    ...{ teacher: await taught(kd, data), student: network(kd, 'small', 5, 2), data, control, baseline: false },
    alignment: { every: null },
    stages: kd.stages([
      { name: 'hint', epochs: 1, terms: { hint: hint(kd) }, trainable: ['hidden'], optimizer: kd.sgd({ learningRate: 0.1 }) },
      { name: 'distil', epochs: 3, terms: { hard: hard(kd), soft: soft(kd) } }
    ]),
    onEvent(event) {
      if (event.type === 'point' && event.epoch === 2) control.change({ term: 'soft', temperature: 2, weight: 0.5 });
    }
  });
}

/** Unlabelled rows of another source, and synthetic rows of a generator with the report on them. */
async function transfer(kd) {
  const features = ['n', 'e', 's', 'w'].map((name) => ({ name, kind: 'number' }));
  const columns = (options) => ({ ...clouds(options), features });
  const data = splits(columns, { ...small, test: 90 });
  const teacher = await taught(kd, data);
  const elsewhere = kd.unlabelled(columns({ rows: 60, seed: 7, name: 'another source', shift: 0.4 }));
  const generator = await kd.tableGenerator({
    data: data.train,
    steps: 40,
    batchSize: 32,
    latent: 4,
    units: 8,
    seed: 5,
    show: false
  });
  const made = await kd.synthetic({
    generator,
    rows: 90,
    teacher,
    real: data.train,
    heldOut: data.validation,
    seed: 5,
    show: false
  });
  generator.dispose();
  return kd.distill({
    ...{ ...quiet, title: 'Rows from elsewhere', teacher, student: network(kd, 'small', 5, 2), data, epochs: 2 },
    terms: { hard: hard(kd), soft: soft(kd, 2) },
    transfer: { elsewhere: { data: elsewhere, weight: 0.5 }, made }
  });
}

/** Ended by hand after two of nine epochs. */
async function stopped(kd) {
  const data = splits(clouds, small);
  const control = kd.runControl();
  return kd.distill({
    ...{ ...quiet, teacher: await taught(kd, data), student: network(kd, 'small', 5, 2), data, epochs: 9, control },
    baseline: false,
    onEvent(event) {
      if (event.type === 'point' && event.epoch === 2) control.stop();
    }
  });
}

/** A loss that is not finite. */
async function failed(kd) {
  const data = splits(clouds, small);
  const optimizer = kd.sgd({ learningRate: 1e30, momentum: 0 });
  return kd.distill({
    ...quiet,
    teacher: await taught(kd, data),
    student: network(kd, 'small', 5, 2),
    data,
    epochs: 2,
    optimizer
  });
}

/** Only the teacher, no row of its data. */
async function dataFree(kd) {
  const teacher = await taught(kd, splits(clouds, small));
  return kd.distillDataFree({
    ...{ teacher, student: network(kd, 'small', 5, 2), test: clouds({ rows: 60, seed: 3 }) },
    ...{ steps: 10, batchSize: 8, studentSteps: 2, memory: 3, latent: 4, seed: 3, show: false }
  });
}

/** Convolutions, batch normalization and attention on small pictures; two classes. */
async function images(kd) {
  const data = splits(bars, { train: 64, validation: 32, test: 32 });
  const { conv2d, batchNormalization, flatten, dense } = kd.tf.layers;
  const convolution = (name, filters, seed) =>
    kd.seeded(seed, () =>
      kd.tf.sequential({
        name,
        layers: [
          conv2d({ name: 'maps', filters, kernelSize: 3, activation: 'relu', padding: 'same', inputShape: [8, 8, 1] }),
          batchNormalization({ name: 'normal' }),
          conv2d({ name: 'deep', filters, kernelSize: 3, strides: 2, activation: 'relu' }),
          flatten({ name: 'flat' }),
          dense({ name: 'head', units: 2 })
        ]
      })
    );
  const teacher = convolution('wide', 6, 1);
  await kd.train({ ...quiet, student: teacher, data, epochs: 2 });
  const layers = { teacher: 'maps', student: 'maps' };
  const terms = { hard: hard(kd), soft: soft(kd), attention: { weight: 1, loss: kd.attentionTransfer(), layers } };
  return kd.distill({ ...quiet, teacher, student: convolution('narrow', 2, 2), data, epochs: 2, terms });
}

/** An XGBoost teacher, and students of a table over two seeds: their first record, and what is measured of all. */
async function twoClasses(kd) {
  const data = splits(loans, { train: 300, validation: 120, test: 200 });
  const { validation, test } = data;
  const teacher = await kd.xgboost(data.train, {
    validation,
    rounds: 30,
    folds: 3,
    maxDepth: 3,
    threads: 1,
    seed: 4,
    show: false
  });
  const student = () => kd.tabularStudent(data.train, { hidden: [6] });
  const { show } = quiet;
  const study = await kd.study({ teacher, student, data, epochs: 2, batchSize: 30, seeds: [1, 2], show });
  const models = {
    teacher: study.logits.teacher.test,
    student: study.logits.student.map((one) => one.test),
    baseline: study.logits.baseline.map((one) => one.test)
  };
  const labels = test.y;
  const { classes } = test;
  const one = { teacher: models.teacher, student: models.student[0] };
  const measured = {
    record: study.records[0],
    comparison: study.comparison,
    reliability: kd.reliability({ labels, models, bins: 5, split: 'test' }),
    rocPr: await kd.rocPr({ labels, models, classes, resamples: 200, seed: 1, split: 'test' }),
    confusion: kd.confusion({ labels, classes, models: one, split: 'test' }),
    delong: kd.delong({ labels, first: one.teacher, second: one.student })
  };
  study.students.forEach((model) => model.dispose());
  return measured;
}

/** How many labels a teacher saves. */
async function sweep(kd) {
  const data = splits(clouds, { train: 90, validation: 45, test: 90 });
  const teacher = await taught(kd, data);
  const student = () => network(kd, 'small', 5, 2);
  return kd.labelSweep({
    teacher,
    student,
    data,
    labels: [0, 9, 90],
    seeds: 2,
    epochs: 2,
    batchSize: 30,
    resamples: 200,
    show: false
  });
}
