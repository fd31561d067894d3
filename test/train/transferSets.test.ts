import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 120 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 90, seed: 3 })
};
const shifted = (rows: number, seed: number): kd.Dataset => {
  const moved = gaussianBlobs({ rows, seed });
  return { ...moved, name: 'line B', x: moved.x.map((value) => 0.8 * value + 0.6), synthetic: undefined };
};
const lineB = kd.unlabelled(shifted(150, 7));

let teacher: tf.LayersModel;
let before: number;
let models: tf.LayersModel[] = [];

function mlp(units: number, seed: number, name = `mlp${units}`): tf.LayersModel {
  const model = denseNetwork([units, 3], { seed, name });
  models.push(model);
  return model;
}
const optimizer = kd.adam({ learningRate: 0.02 });
const weightsOf = (model: tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));

const hard = { weight: 0.3, loss: kd.crossEntropy() };
const soft = { weight: 0.7, loss: kd.softTargets({ temperature: 2 }) };
const quiet = { data, terms: { hard, soft }, batchSize: 30, epochs: 3, show: false };

beforeAll(async () => {
  models = [];
  teacher = mlp(16, 1, 'big');
  await kd.train({ student: teacher, data, epochs: 8, batchSize: 30, optimizer, show: false });
});
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

describe('distill with transfer sets', () => {
  test('the terms that need no label are asked of the rows of a set, by name, with its weight', async () => {
    const run = await kd.distill({ ...quiet, teacher, student: mlp(5, 2), transfer: { lineB: { data: lineB, weight: 0.5 } } });
    const { series, step } = run.history;
    expect(Object.keys(series)).toEqual(expect.arrayContaining(['train/hard', 'train/soft', 'train/lineB.soft', 'weight/lineB']));
    expect(series).not.toHaveProperty(['train/lineB.hard']);
    expect(new Set(series['weight/lineB'])).toEqual(new Set([0.5]));
    // 150 rows need 5 steps an epoch, 120 need 4.
    expect(step.at(-1)).toBe(15);
    expect(run.baselineHistory?.step.at(-1)).toBe(15);
    expect(run.transfer).toEqual({
      lineB: { data: 'line B', rows: 150, counted: 150, synthetic: false, weight: 0.5, terms: ['soft'] }
    });
    expect(() => validateRecord('run', run)).not.toThrow();
  });

  test('the loss of a step is that of the terms plus weight x that of the set, and its gradient too', async () => {
    const [together, byHand] = [mlp(5, 2), mlp(5, 2)];
    const rows = kd.unlabelled({ ...shifted(30, 9), weights: Float32Array.from({ length: 30 }, (_, i) => (i % 3) / 2) });
    const few = {
      ...data,
      train: kd.takeRows(
        data.train,
        Array.from({ length: 30 }, (_, i) => i)
      )
    };
    const optimizer = kd.sgd({ learningRate: 0.1 });
    const rest = { ...quiet, data: few, epochs: 1, optimizer, baseline: false as const };
    const run = await kd.distill({ ...rest, teacher, student: together, transfer: { rows: { data: rows, weight: 0.5 } } });

    const sgd = tf.train.sgd(0.1);
    const logitsOf = async (of: kd.Dataset) => tf.tensor2d((await kd.label(teacher, of)).values, [30, 3]);
    const [taught, taughtRows] = [await logitsOf(few.train), await logitsOf(rows)];
    const weights = tf.tensor1d(rows.weights as Float32Array);
    const total = () =>
      tf.tidy(() => {
        const of = (x: Float32Array) => byHand.apply(tf.tensor2d(x, [30, 4]), { training: true }) as tf.Tensor2D;
        const own = of(few.train.x);
        const labels = tf.tensor1d(few.train.y, 'int32');
        const first = tf.mean(hard.loss({ student: own, labels })).mul(0.3);
        const second = tf.mean(soft.loss({ student: own, teacher: taught })).mul(0.7);
        const third = tf.mean(soft.loss({ student: of(rows.x), teacher: taughtRows }).mul(weights)).mul(0.35);
        return first.add(second).add(third) as tf.Scalar;
      });
    const value = sgd.minimize(total, true) as tf.Scalar;
    expect(run.history.series['train/loss'][0]).toBeCloseTo(value.dataSync()[0], 5);
    weightsOf(byHand).forEach((numbers, i) =>
      numbers.forEach((number, k) => expect(weightsOf(together)[i][k]).toBeCloseTo(number, 5))
    );
    tf.dispose([value, taught, taughtRows, weights]);
    sgd.dispose();
  });

  test('a weight of 0, or rows that are not trusted, leave student and history as if the set had not been given', async () => {
    const runs = [];
    const students = [];
    const report = { synthetic: 's', real: 'r', classes: ['a', 'b', 'c'], trusted: false, findings: [] };
    const tried: kd.DistillOptions['transfer'][] = [
      undefined,
      { lineB: { data: lineB, weight: 0 } },
      { made: { data: { ...lineB, synthetic: true }, trusted: false, report } }
    ];
    for (const transfer of tried) {
      students.push(mlp(5, 2));
      runs.push(await kd.distill({ ...quiet, teacher, student: students.at(-1) as tf.LayersModel, transfer, baseline: false }));
    }
    for (const i of [1, 2]) {
      expect(runs[i].history).toEqual(runs[0].history);
      expect(weightsOf(students[i])).toEqual(weightsOf(students[0]));
    }
    expect(runs[1].transfer?.lineB).toMatchObject({ counted: 0, weight: 0 });
    expect(runs[2].findings.find(({ check }) => check === 'untrustedSynthetic')?.says).toMatch(
      /150 synthetic rows of "made" do not teach/
    );
  });

  test('a schedule weighs the set over training, as the history shows', async () => {
    const weight = kd.linear({ from: 0.1, to: 1 });
    const run = await kd.distill({
      ...quiet,
      teacher,
      student: mlp(5, 2),
      transfer: { lineB: { data: lineB, weight } },
      baseline: false
    });
    const { epoch, series } = run.history;
    series['weight/lineB'].forEach((value, i) => expect(value).toBeCloseTo(0.1 + (0.9 * (epoch[i] - 0.2)) / 3, 5));
    expect(run.transfer?.lineB.weight).toEqual({ name: 'linear', from: 0.1, to: 1 });
  });

  test('synthetic rows beside real ones that nobody screened are said to be', async () => {
    const made = { data: { ...lineB, synthetic: true } };
    const run = await kd.distill({ ...quiet, teacher, student: mlp(5, 2), transfer: { made }, epochs: 1, baseline: false });
    expect(run.findings.map(({ check }) => check)).not.toContain('unscreened');
    const real = { ...data, train: { ...data.train, synthetic: undefined } };
    const other = await kd.distill({
      ...quiet,
      data: real,
      teacher,
      student: mlp(5, 2),
      transfer: { made },
      epochs: 1,
      baseline: false
    });
    expect(other.findings.map(({ check }) => check)).toContain('unscreened');
  });

  test('a set can have a teacher of its own, which says its soft labels', async () => {
    const always = (rows: tf.Tensor) => tf.tile(tf.tensor2d([[0, 9, 0]]), [rows.shape[0], 1]);
    const student = mlp(8, 2);
    const transfer = { lineB: { data: lineB, teacher: always, weight: 5 } };
    const run = await kd.distill({
      ...quiet,
      terms: { soft },
      teacher,
      student,
      transfer,
      optimizer,
      epochs: 10,
      baseline: false
    });
    expect(run.transfer?.lineB.teacher?.kind).toBe('function');
    const logits = await kd.predict(student, lineB);
    const second = Array.from(lineB.y, (_, row) => logits.values.subarray(3 * row, 3 * row + 3)).filter(
      ([a, b, c]) => b > a && b > c
    );
    expect(second.length).toBeGreaterThan(100);
  });

  test('labels: true asks the terms of labels too', async () => {
    const transfer = { few: { data: shifted(30, 8), labels: true } };
    const run = await kd.distill({ ...quiet, teacher, student: mlp(5, 2), transfer, baseline: false });
    expect(run.history.series).toHaveProperty(['train/few.hard']);
    expect(run.transfer?.few.terms).toEqual(['hard', 'soft']);
  });

  test('a domain loss draws the features of both sets of rows together', async () => {
    const distance = async (weight: number) => {
      const student = mlp(8, 2);
      const domain = { layer: 'hidden', loss: kd.mmd(), weight };
      const far = { ...lineB, x: lineB.x.map((value) => value + 2) };
      const transfer = { lineB: { data: far, weight: 0.0001, domain } };
      const run = await kd.distill({ ...quiet, teacher, student, transfer, epochs: 6, optimizer, baseline: false });
      expect(run.history.series['weight/lineB.domain']?.at(-1)).toBe(weight);
      return run.history.series['train/lineB.domain']?.at(-1) as number;
    };
    expect(await distance(3)).toBeLessThan(0.7 * (await distance(0)));
  });

  test('a domain loss works on feature maps, beside a term of features, and with a last batch of one row', async () => {
    const { conv2d, globalAveragePooling2d, dense } = tf.layers;
    const build = (seed: number, filters: number) => {
      const model = kd.seeded(seed, () =>
        tf.sequential({
          layers: [
            conv2d({ name: 'maps', filters, kernelSize: 2, inputShape: [4, 4, 1] }),
            globalAveragePooling2d({ name: 'mean' }),
            dense({ name: 'head', units: 3 })
          ]
        })
      );
      models.push(model);
      return model;
    };
    const square = (rows: number, seed: number): kd.Dataset => {
      const flat = gaussianBlobs({ rows, features: 16, seed });
      return { ...flat, shape: [4, 4, 1] };
    };
    const images = { train: square(31, 1), validation: square(20, 2) };
    const [big, student] = [build(1, 6), build(2, 3)];
    const terms = { soft, hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'maps', student: 'maps' } } };
    const domain = { layer: 'maps', loss: kd.coral(), weight: 1 };
    const transfer = { other: { data: kd.unlabelled(square(61, 5)), domain } };
    const run = await kd.distill({ ...quiet, terms, data: images, teacher: big, student, transfer, baseline: false });
    expect(run.status).toBe('done');
    expect(Object.keys(run.history.series)).toEqual(
      expect.arrayContaining(['train/other.hint', 'train/other.soft', 'train/other.domain'])
    );
    expect(run.transfer?.other.domain).toEqual({ layer: 'maps', loss: { name: 'coral' }, weight: 1 });
  });

  test('rows without labels can be the train split where nothing asks for a label', async () => {
    const student = mlp(8, 2);
    const bare = { ...data, train: kd.unlabelled(data.train) };
    const run = await kd.distill({ ...quiet, data: bare, terms: { soft }, teacher, student, optimizer, baseline: false });
    expect(run.scores.student?.train).toBeUndefined();
    expect(run.scores.student?.test?.accuracy).toBeGreaterThan(0.6);
    await expect(kd.distill({ ...quiet, data: bare, teacher, student })).rejects.toThrow(
      /^distill: train data for term "hard": expected labelled rows, got "blobs" without labels; /
    );
    await expect(kd.distill({ ...quiet, data: bare, terms: { soft }, teacher, student })).rejects.toThrow(/baseline: false/);
    await expect(
      kd.distill({ ...quiet, data: { train: bare.train }, terms: { soft }, teacher, student, baseline: false })
    ).rejects.toThrow(/labelled validation or test rows/);
  });

  test('two runs of one seed are equal; another order of sets changes nothing that is asked', async () => {
    const transfer = { lineB: { data: lineB }, more: { data: kd.unlabelled(shifted(40, 4)), weight: 0.2 } };
    const runs = [];
    for (let i = 0; i < 2; i++)
      runs.push(await kd.distill({ ...quiet, teacher, student: mlp(5, 2), transfer, baseline: false, seed: 3 }));
    expect(runs[1].history).toEqual(runs[0].history);
    expect(runs[1].id).toBe(runs[0].id);
    const without = await kd.distill({ ...quiet, teacher, student: mlp(5, 2), baseline: false, seed: 3 });
    expect(without.id).not.toBe(runs[0].id);
  });
});

test.each<[string, unknown, RegExp]>([
  ['a list', [], /^distill: expected transfer to be named sets, got \[\]; give \{unlabelled: /],
  ['a bare dataset under an unknown name', { b: lineB }, /^distill: transfer set "b": expected options among data, weight/],
  ['a name with a dot', { 'a.b': { data: lineB } }, /transfer set "a.b": expected a name without "\."/],
  ['the name of a term', { soft: { data: lineB } }, /expected transfer set "soft" to have another name than a term/],
  [
    'rows of another shape',
    { b: { data: gaussianBlobs({ features: 5 }) } },
    /expected rows of shape \[4\] as in train, got \[5\]/
  ],
  [
    'other classes',
    { b: { data: gaussianBlobs({ classes: 2 }) } },
    /expected the classes of its data to be those of train data, .* \(without "c2"\)/
  ],
  ['labels that are not there', { b: { data: lineB, labels: true } }, /expected labelled rows for labels: true/],
  ['a negative weight', { b: { data: lineB, weight: -1 } }, /expected weight .*at least 0, got -1/],
  [
    'a layer that is not there',
    { b: { data: lineB, domain: { layer: 'hiden', loss: kd.coral(), weight: 1 } } },
    /did you mean "hidden"/
  ],
  [
    'a loss that is none',
    { b: { data: lineB, domain: { layer: 'hidden', loss: 'coral', weight: 1 } } },
    /give kd.coral\(\) or kd.mmd\(\)/
  ]
])('distill refuses as a transfer set %s', async (_, transfer, message) => {
  const student = mlp(5, 2);
  await expect(kd.distill({ ...quiet, teacher, student, transfer: transfer as never })).rejects.toThrow(message);
});

test('distill refuses transfer sets of which no term is asked', async () => {
  const student = mlp(5, 2);
  const options = { ...quiet, terms: { hard }, teacher, student, transfer: { lineB: { data: lineB } } };
  await expect(kd.distill(options)).rejects.toThrow(/expected a term that needs no label for transfer set "lineB", got none/);
});

test('dataset without y gives unlabelled rows', () => {
  const rows = kd.dataset({ x: new Float32Array(12), shape: [2, 2], classes: 2 });
  expect(rows).toMatchObject({ unlabelled: true, shape: [2, 2] });
  expect(rows.y).toHaveLength(3);
  expect(kd.dataset({ x: [[1], [2]], classes: 2 }).y).toHaveLength(2);
  expect(() => kd.dataset({ x: new Float32Array(12), classes: 2 })).toThrow(/expected the shape of one row/);
});

test('what reads labels refuses rows without them', async () => {
  expect(() => kd.classWeights(lineB)).toThrow(/^classWeights: expected labelled rows, got "line B" without labels/);
  await expect(kd.distill({ ...quiet, data: { ...data, test: lineB }, teacher, student: mlp(5, 2) })).rejects.toThrow(
    /^distill: test data: expected labelled rows/
  );
});
