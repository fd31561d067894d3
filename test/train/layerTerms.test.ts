import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { blobs } from '../blobs';
import { denseNetwork } from '../denseNetwork';

const data = { train: blobs({ rows: 120 }), validation: blobs({ rows: 60, seed: 2 }), test: blobs({ rows: 60, seed: 3 }) };
const { dense, reshape, flatten, conv2d, conv3d, batchNormalization, globalAveragePooling2d } = tf.layers;

let teacher: tf.LayersModel;
let before: number;
let models: tf.LayersModel[] = [];
const kept = <M extends tf.LayersModel>(model: M): M => {
  models.push(model);
  return model;
};
const numbers = (model: tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));

beforeAll(async () => {
  teacher = mlp('big', 16, 1);
  models = [];
  await kd.train({ student: teacher, data, epochs: 4, batchSize: 30, show: false });
});
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

function mlp(name: string, units: number, seed: number): tf.LayersModel {
  return kept(denseNetwork([units, units, 3], { seed, name }));
}

const layers = { teacher: 'hidden', student: 'hidden' };
const hard = { weight: 1, loss: kd.crossEntropy() };
const soft = { weight: 1, loss: kd.softTargets({ temperature: 2 }) };
const quiet = { data: undefined as unknown as typeof data, batchSize: 30, show: false };
quiet.data = data;

describe('a term with layers', () => {
  test('distill teaches a layer what a layer of the teacher knows; the adapter is no part of the student, and the teacher is as it was', async () => {
    const student = mlp('small', 5, 2);
    const [taught, parameters] = [numbers(teacher), student.countParams()];
    const terms = { hard, hint: { weight: 2, loss: kd.hint(), layers } };
    const run = await kd.distill({ ...quiet, teacher, student, terms, epochs: 6, optimizer: kd.adam({ learningRate: 0.01 }) });
    const hints = run.history.series['train/hint'] as number[];
    expect(hints.at(-1)).toBeLessThan(0.5 * hints[0]);
    expect(run.setup.terms.hint).toEqual({
      weight: 2,
      loss: { name: 'hint' },
      layers,
      adapter: { does: 'student: dense layer to 16', parameters: 96 }
    });
    expect(run.setup.stages).toBeUndefined();
    expect(() => validateRecord('run', run)).not.toThrow();
    expect(student.countParams()).toBe(parameters);
    expect(numbers(teacher)).toEqual(taught);
    for (const model of [teacher, student]) expect(model.layers.some((layer) => Object.hasOwn(layer, 'call'))).toBe(false);
  });

  test('two runs of one seed are equal, the adapter of another seed begins elsewhere', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers }, soft };
    const runs = [];
    for (const seed of [1, 1, 2]) {
      const student = mlp('small', 5, 2);
      runs.push(await kd.distill({ ...quiet, teacher, student, terms, epochs: 2, seed, baseline: false }));
    }
    const curves = runs.map(({ history }) => history.series);
    expect(curves[1]).toEqual(curves[0]);
    expect(curves[2]['train/hint'][0]).not.toBe(curves[0]['train/hint'][0]);
  });

  test('a step follows the gradient of the layer, as worked out by hand', async () => {
    const linear = (seed: number) =>
      kept(
        kd.seeded(seed, () =>
          tf.sequential({ layers: [dense({ name: 'hidden', units: 2, inputShape: [4] }), dense({ units: 3 })] })
        )
      );
    const [taught, student] = [linear(3), linear(4)];
    const [kernel, bias, ...head] = numbers(student);
    const expected = tf.tidy(() => {
      const x = tf.tensor2d(data.train.x, [120, 4]);
      const of = (model: tf.LayersModel) => model.layers[0].apply(x) as tf.Tensor;
      // d/dW mean over rows and units of (xW + b - t)^2.
      const slope = tf.div(tf.sub(of(student), of(taught)), 120);
      return [tf.matMul(x, slope as tf.Tensor2D, true), tf.sum(slope, 0)].map((gradient) => Array.from(gradient.dataSync()));
    });
    const terms = { hint: { weight: 1, loss: kd.hint(), layers } };
    await kd.distill({
      ...{ teacher: taught, student, terms, data: { train: data.train, validation: data.train } },
      ...{ epochs: 1, batchSize: 120, optimizer: kd.sgd({ learningRate: 0.5 }), show: false, baseline: false }
    });
    const [newKernel, newBias, ...newHead] = numbers(student);
    newKernel.forEach((value, i) => expect(value).toBeCloseTo(kernel[i] - 0.5 * expected[0][i], 5));
    newBias.forEach((value, i) => expect(value).toBeCloseTo(bias[i] - 0.5 * expected[1][i], 5));
    expect(newHead).toEqual(head);
  });

  test.each(['similarity', 'relational', 'contrastive'] as const)(
    '%s lowers its own loss, on layers of different widths',
    async (name) => {
      const student = mlp('small', 5, 2);
      const terms = { [name]: { weight: 10, loss: kd[name](), layers: { teacher: 'deep', student: 'deep' } } };
      const run = await kd.distill({
        ...quiet,
        teacher,
        student,
        terms,
        epochs: 4,
        optimizer: kd.adam({ learningRate: 0.01 }),
        baseline: false
      });
      const curve = run.history.series[`train/${name}`] as number[];
      expect(curve.at(-1)).toBeLessThan(curve[0]);
      expect(run.setup.terms[name].adapter?.parameters).toBe(name === 'contrastive' ? 17 * 128 + 6 * 128 : 0);
    }
  );

  test('a signal in the middle, and a consumer that throws, leave no tensors', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers } };
    const controller = new AbortController();
    const student = mlp('small', 5, 2);
    const stop = (event: kd.RunEvent) => event.type === 'point' && event.step > 3 && controller.abort();
    const run = await kd.distill({ ...quiet, teacher, student, terms, epochs: 4, signal: controller.signal, onEvent: stop });
    expect(run.status).toBe('stopped');
    const angry = (event: kd.RunEvent) => {
      if (event.type === 'point') throw new Error('enough');
    };
    await expect(kd.distill({ ...quiet, teacher, student, terms, epochs: 2, onEvent: angry })).rejects.toThrow('enough');
  });
});

describe('each model has its own view of the rows', () => {
  const volumes = (rows: number, seed: number) => {
    const { x, y } = blobs({ rows, classes: 2, features: 64, seed });
    return kd.dataset({ name: 'volumes', x, y, classes: 2, shape: [4, 4, 4, 1] });
  };
  const solid = { train: volumes(60, 1), validation: volumes(30, 2) };
  const flat3d = () =>
    kept(
      kd.seeded(1, () =>
        tf.sequential({
          name: 'solid',
          layers: [
            conv3d({ name: 'conv3d', filters: 6, kernelSize: 2, inputShape: [4, 4, 4, 1] }),
            flatten(),
            dense({ units: 2 })
          ]
        })
      )
    );
  /** The student's own view is its first layer. */
  const slices = () =>
    kept(
      kd.seeded(2, () =>
        tf.sequential({
          name: 'slices',
          layers: [
            reshape({ name: 'view', targetShape: [4, 4, 4], inputShape: [4, 4, 4, 1] }),
            conv2d({ name: 'conv2d', filters: 3, kernelSize: 3, padding: 'same' }),
            globalAveragePooling2d({}),
            dense({ units: 2 })
          ]
        })
      )
    );

  test('a volume against its slices: depth is averaged, space is pooled, channels are learnt', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'conv3d', student: 'conv2d' } }, hard };
    const run = await kd.distill({
      teacher: flat3d(),
      student: slices(),
      data: solid,
      terms,
      epochs: 2,
      batchSize: 20,
      show: false
    });
    expect(run.status).toBe('done');
    expect(run.setup.terms.hint.adapter).toEqual({
      does: 'teacher: mean over depth to 3 x 3 x 6; student: average pooling to 3 x 3 x 3, 1x1 convolution to 3 x 3 x 6',
      parameters: 24
    });
  });

  test('a teacher with two inputs, cut from the same rows by its view', async () => {
    const [a, b] = [tf.input({ shape: [2] }), tf.input({ shape: [2] })];
    const both = tf.layers
      .concatenate()
      .apply([dense({ name: 'left', units: 3 }).apply(a), dense({ name: 'right', units: 3 }).apply(b)] as tf.SymbolicTensor[]);
    const model = kept(tf.model({ name: 'two', inputs: [a, b], outputs: dense({ units: 3 }).apply(both) as tf.SymbolicTensor }));
    expect(() => kd.modelTeacher(model)).toThrow(
      'modelTeacher: expected "two" to have one input and one output, got 2 and 1; give a view'
    );
    const cut = (rows: tf.Tensor) => [rows.slice([0, 0], [-1, 2]), rows.slice([0, 2], [-1, 2])];
    const asked = kd.modelTeacher(model, { view: cut });
    const terms = { hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'right', student: 'hidden' } }, soft };
    const run = await kd.distill({ ...quiet, teacher: asked, student: mlp('small', 5, 2), terms, epochs: 1, baseline: false });
    expect(run.status).toBe('done');
  });

  test('a view that does not fit says what it should give', async () => {
    const bad = kd.modelTeacher(teacher, { view: (rows) => rows.slice([0, 0], [-1, 3]) });
    const rows = tf.ones([7, 4]);
    expect(() => bad.logits(rows)).toThrow(
      'modelTeacher: expected the view of "big" to give [7, 4] of rows [7, 4], got [7, 3]; change the view'
    );
    rows.dispose();
    expect(() => kd.modelTeacher(teacher, { view: 3 as never })).toThrow(
      'modelTeacher: expected view to be a function of rows, got 3'
    );
  });

  test('two views never share kept logits, one with a key is found again', () => {
    const view = (rows: tf.Tensor) => rows;
    const print = (key?: string) => kd.modelTeacher(teacher, { view, key }).fingerprint();
    expect(print()).not.toBe(print());
    expect(print('whole')).toBe(print('whole'));
    expect(new Set([print('whole'), print('half'), kd.modelTeacher(teacher).fingerprint()]).size).toBe(3);
  });
});

describe('stages', () => {
  test("FitNet's two stages: the hint alone, then soft targets; the record says which epochs were whose", async () => {
    const student = mlp('small', 5, 2);
    const hint = { weight: 1, loss: kd.hint(), layers };
    const stages = kd.stages([
      { name: 'hint', epochs: 2, terms: { hint }, trainable: ['hidden'], optimizer: kd.sgd({ learningRate: 0.1 }) },
      { name: 'distil', epochs: 3, terms: { hard, soft } }
    ]);
    const run = await kd.distill({ ...quiet, teacher, student, stages });
    expect(run.setup).toMatchObject({ epochs: 5, terms: { hint: {}, hard: {}, soft: {} } });
    expect(run.setup.stages).toMatchObject([
      { name: 'hint', firstEpoch: 1, lastEpoch: 2, trainable: ['hidden'], optimizer: { name: 'sgd' } },
      { name: 'distil', firstEpoch: 3, lastEpoch: 5 }
    ]);
    expect(Object.keys(run.setup.stages?.[1].terms ?? {})).toEqual(['hard', 'soft']);
    expect(() => validateRecord('run', run)).not.toThrow();
    const { epoch, series, best } = run.history;
    epoch.forEach((at, i) => {
      expect(series['train/hint'][i] === null).toBe(at > 2);
      expect(series['train/soft'][i] === null).toBe(at <= 2);
    });
    expect(epoch.at(-1)).toBe(5);
    expect(best?.epoch).toBeGreaterThan(2);
    expect(run.baselineHistory?.epoch.at(-1)).toBe(5);
  });

  test('what a stage does not let learn stays as it was, running means included; the rest learns', async () => {
    const build = () => [
      dense({ name: 'body', units: 6, inputShape: [4] }),
      batchNormalization({ name: 'norm' }),
      dense({ name: 'head', units: 3 })
    ];
    const student = kept(kd.seeded(2, () => tf.sequential({ layers: build() })));
    const [kernel, bias, ...rest] = numbers(student);
    await kd.distill({
      ...quiet,
      teacher,
      student,
      stages: kd.stages([{ name: 'head', epochs: 2, terms: { soft }, trainable: (name) => name === 'head' }])
    });
    const after = numbers(student);
    expect(after.slice(0, 2)).toEqual([kernel, bias]);
    // Gamma, beta, moving mean and variance stand behind the trainable weights or beside them.
    const untouched = after.slice(2).filter((values, i) => String(values) === String(rest[i]));
    expect(untouched).toHaveLength(4);
    expect(student.layers[1].trainable).toBe(true);
  });

  test('progressive distillation, shallow to deep: a term that comes back goes on with its adapter', async () => {
    const pair = (layer: string) => ({ weight: 1, loss: kd.hint(), layers: { teacher: layer, student: layer } });
    const stages = kd.stages([
      { name: 'shallow', epochs: 3, terms: { shallow: pair('hidden') }, trainable: ['hidden'] },
      { name: 'middle', epochs: 3, terms: { shallow: pair('hidden'), deep: pair('deep') }, trainable: ['hidden', 'deep'] },
      { name: 'head', epochs: 2, terms: { soft }, trainable: ['head'] }
    ]);
    const run = await kd.distill({
      ...quiet,
      teacher,
      student: mlp('small', 5, 2),
      stages,
      optimizer: kd.adam({ learningRate: 0.02 }),
      baseline: false
    });
    const curve = run.history.series['train/shallow'];
    const at = (epoch: number) => curve[run.history.epoch.findIndex((one) => one > epoch)] as number;
    expect(at(3)).toBeLessThan(0.8 * at(0));
    expect(run.history.best?.epoch).toBeGreaterThan(6);
  });

  test('one stage is the same run as its terms without stages', async () => {
    const run = async (how: object) => {
      const student = mlp('small', 5, 2);
      const { history } = await kd.distill({ ...quiet, teacher, student, baseline: false, ...how });
      return [history, numbers(student)];
    };
    const terms = { hard, soft };
    expect(await run({ stages: kd.stages([{ name: 'all', epochs: 3, terms }]) })).toEqual(await run({ terms, epochs: 3 }));
  });

  test('schedules count from the beginning of their stage, rates too', async () => {
    const falling = { weight: kd.linear({ from: 1, to: 0 }), loss: kd.crossEntropy() };
    const stages = kd.stages([
      { name: 'one', epochs: 2, terms: { falling } },
      { name: 'two', epochs: 2, terms: { falling } }
    ]);
    const optimizer = kd.adam({ learningRate: kd.linear({ from: 0.1, to: 0.01 }) });
    const { history } = await kd.distill({ ...quiet, teacher, student: mlp('small', 5, 2), stages, optimizer, baseline: false });
    const [half, end] = [2, 4].map((epoch) => history.epoch.indexOf(epoch));
    for (const name of ['weight/falling', 'learningRate'])
      expect(history.series[name][end]).toBeCloseTo(history.series[name][half] as number, 12);
    expect(history.series['weight/falling'][half + 1]).toBeGreaterThan(0.5);
  });

  test('a run that is stopped in its first stage keeps what it has learnt, without a best epoch', async () => {
    const controller = new AbortController();
    const stages = kd.stages([
      { name: 'one', epochs: 3, terms: { soft } },
      { name: 'two', epochs: 1, terms: { hard } }
    ]);
    const onEvent = (event: kd.RunEvent) => event.type === 'point' && event.epoch >= 1 && controller.abort();
    const student = mlp('small', 5, 2);
    const run = await kd.distill({ ...quiet, teacher, student, stages, signal: controller.signal, onEvent });
    expect(run).toMatchObject({ status: 'stopped', history: { best: null } });
  });

  test('study takes stages', async () => {
    const stages = kd.stages([
      { name: 'hint', epochs: 1, terms: { hint: { weight: 1, loss: kd.hint(), layers } } },
      { name: 'distil', epochs: 1, terms: { soft } }
    ]);
    const student = (seed: number) => mlp('small', 5, seed + 10);
    const study = await kd.study({ ...quiet, teacher, student, stages, seeds: 2 });
    expect(study.records.map(({ setup }) => setup.stages?.length)).toEqual([2, 2]);
  });
});

describe('losses that say nothing with two classes are findings', () => {
  test('decoupled, correlation and standardized, whatever the stage', async () => {
    const two = { train: blobs({ rows: 60, classes: 2 }), validation: blobs({ rows: 30, classes: 2, seed: 2 }) };
    const student = kept(kd.seeded(1, () => tf.sequential({ layers: [dense({ units: 1, inputShape: [4] })] })));
    const one = (loss: kd.Loss) => ({ weight: 1, loss });
    const stages = kd.stages([
      { name: 'one', epochs: 1, terms: { dkd: one(kd.decoupled()), standard: one(kd.standardized(kd.softTargets())) } },
      { name: 'two', epochs: 1, terms: { dist: one(kd.correlation()), fine: one(kd.correlation({ beta: 0 })), soft } }
    ]);
    const teach = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]);
    const run = await kd.distill({ teacher: teach, student, data: two, stages, show: false });
    const found = run.findings.filter(({ check }) => check === 'twoClasses');
    expect(found.map(({ says }) => says.split(':')[0])).toEqual(['term "dkd"', 'term "standard"', 'term "dist"']);
    const three = await kd.distill({
      ...quiet,
      teacher,
      student: mlp('small', 5, 2),
      terms: { dkd: one(kd.decoupled()) },
      epochs: 1
    });
    expect(three.findings.filter(({ check }) => check === 'twoClasses')).toEqual([]);
  });
});

describe('distill refuses', () => {
  const hint = { weight: 1, loss: kd.hint(), layers };
  type Bad = { [option: string]: unknown };
  /** A loss of the user's own that learns something. */
  const learning = (learns: object) => ({ terms: { a: { ...hint, loss: Object.assign(kd.hint(), { learns }) } } });
  test.each<[string, () => Bad, string]>([
    [
      'no pair of layers',
      () => ({ terms: { a: { ...hint, layers: [] } } }),
      'distill: term "a": expected 1 to 64 pairs of layers, got 0; give [{teacher: "conv3", student: "conv2"}]'
    ],
    [
      'a list of layers that are no pairs',
      () => ({ terms: { a: { ...hint, layers: ['hidden'] } } }),
      'distill: term "a": layers: expected options'
    ],
    [
      'a loss that learns something without saying what',
      () => learning({ apply: () => [] }),
      'distill: term "a": expected hint to say what it learns, got an object; give {does: "...", variables(shapes), apply(pairs, variables)}'
    ],
    [
      'a loss that learns something that is no variable',
      () => learning({ does: 'scales', variables: () => ({ scale: { shape: [0], start: 1 } }), apply: () => [] }),
      'distill: term "a": expected the variables that hint learns by name, got an object; give {kernel: '
    ],
    [
      'a loss whose learned parts give nothing',
      () => learning({ does: 'scales', variables: () => ({ scale: { shape: [], start: 1 } }), apply: () => [] }),
      'term "a": expected what its loss learns to give tensors {student, teacher} for each of 1 pairs of layers, got []'
    ],
    [
      'features that what the loss learns cannot take',
      () => learning({ does: 'scales', refuses: () => 'no maps', variables: () => ({}), apply: () => [] }),
      `got the teacher's "hidden" [16] and the student's "hidden" [5], no maps; choose another pair`
    ],
    [
      'a feature loss without layers',
      () => ({ terms: { a: { weight: 1, loss: kd.hint() } } }),
      'distill: term "a": expected the layers that it compares, got none'
    ],
    [
      'layers for a loss of logits',
      () => ({ terms: { a: { ...soft, layers } } }),
      'distill: term "a": expected no layers, since softTargets looks at no features'
    ],
    [
      'a layer that the teacher has not',
      () => ({ terms: { a: { ...hint, layers: { teacher: 'hiden', student: 'hidden' } } } }),
      'distill: term "a": expected a layer of "big" among hidden, deep, head, got "hiden"; did you mean "hidden"?'
    ],
    [
      'a layer that the student has not',
      () => ({ terms: { a: { ...hint, layers: { teacher: 'deep', student: 'dep' } } } }),
      'expected a layer of "small" among hidden, deep, head, got "dep"; did you mean "deep"?'
    ],
    [
      'a pair that cannot be',
      () => ({ terms: { a: { weight: 1, loss: kd.attentionTransfer(), layers } } }),
      `got the teacher's "hidden" [16] and the student's "hidden" [5], a vector, which has no places`
    ],
    [
      'a function as the teacher of features',
      () => ({ teacher: (rows: tf.Tensor) => rows.slice([0, 0], [-1, 3]), terms: { a: hint } }),
      'distill: term "a": expected a teacher whose layers can be read, got function'
    ],
    [
      'stages beside terms',
      () => ({ terms: { soft }, stages: [{ name: 'a', epochs: 1, terms: { soft } }] }),
      'distill: expected terms in each stage, got them beside stages too'
    ],
    [
      'stages beside epochs',
      () => ({ epochs: 2, stages: [{ name: 'a', epochs: 1, terms: { soft } }] }),
      'distill: expected epochs in each stage, got them beside stages too'
    ],
    ['no stages', () => ({ stages: [] }), 'stages: expected an array of stages, got []'],
    [
      'a stage without epochs',
      () => ({ stages: [{ name: 'a', terms: { soft } }] }),
      'stages: stage "a": expected epochs to be a whole number at least 1 and at most 1000000, got undefined'
    ],
    [
      'a stage without terms',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: {} }] }),
      'stages: stage "a": expected at least one term'
    ],
    [
      'two stages of one name',
      () => ({
        stages: [
          { name: 'a', epochs: 1, terms: { soft } },
          { name: 'a', epochs: 1, terms: { soft } }
        ]
      }),
      'stages: expected each name once, got "a" again'
    ],
    [
      'an unknown option of a stage',
      () => ({ stages: [{ name: 'a', epoch: 1, terms: { soft } }] }),
      'stages[0]: expected options among name, epochs, terms, trainable, optimizer, got "epoch"; did you mean "epochs"?'
    ],
    [
      'an unknown layer in trainable',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { soft }, trainable: ['heat'] }] }),
      'distill: stage "a": expected trainable to name layers of "small", got "heat"; did you mean "head"?'
    ],
    [
      'nothing that learns',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { soft }, trainable: () => false }] }),
      'distill: stage "a": expected trainable to leave something of "small" to learn, got nothing; let one of hidden, deep, head learn'
    ],
    [
      'terms that do not reach what learns',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { a: { ...hint, loss: kd.similarity() } }, trainable: ['head'] }] }),
      'expected terms that depend on what learns, got none among a'
    ]
  ])('%s', async (_, bad, message) => {
    const student = mlp('small', 5, 2);
    await expect(kd.distill({ ...quiet, teacher, student, ...bad() } as kd.DistillOptions)).rejects.toThrow(message);
  });
});
