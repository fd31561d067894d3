import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { mixUp } from '../../../src/data/augment/mixUp';
import { takeRows } from '../../../src/data/takeRows';
import { crossEntropy, softTargets } from '../../../src/losses';
import { huber, squaredError, teacherBounded } from '../../../src/losses/numbers';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { distill } from '../../../src/train/distill';
import { regression } from '../../../src/train/task/regression';
import { resume } from '../../../src/train/resume';
import { seedStudy } from '../../../src/train/seedStudy';
import { train } from '../../../src/train/train';
import { drawPicture } from '../../../src/views/bundle/drawPicture';
import { lossCurves } from '../../../src/views/lossCurves/lossCurves';
import { targetRows } from './targetRows';

let before: number;
const made: tf.LayersModel[] = [];
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => {
  made.splice(0).forEach((model) => model.dispose());
  expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
});

const student = (data: ReturnType<typeof targetRows>, hidden = [8], seed = 1) => {
  const model = tabularStudent(data.train, { hidden, seed, dropout: 0, name: 'small' });
  made.push(model);
  return model;
};
const quiet = { show: false, batchSize: 32, epochs: 3 } as const;
/** Knows the first target of `targetRows` but for the noise. */
const formula = (scale = 1, shift = 0) =>
  functionTeacher((rows) => (rows.arraySync() as number[][]).map(([a, b]) => [scale * (2 * a - b + 0.05) + shift]), {
    classes: 1
  });

describe('kd.distill on rows with targets', () => {
  test('records what was predicted, R squared first, the teacher, the baseline and the comparison', async () => {
    const data = targetRows();
    const run = await distill({ teacher: formula(), student: student(data), data, ...quiet, epochs: 12 });
    expect(run.status).toBe('done');
    expect(run.scores).toEqual({});
    expect({ ...run.data, targets: run.data.targets?.map(({ name }) => name) }).toMatchObject({
      ...{ task: 'regression', classes: [], majority: null, targets: ['target'] },
      metrics: [{ name: 'rSquared' }, { name: 'rootMeanSquaredError' }, { name: 'meanAbsoluteError' }]
    });
    expect(run.setup.terms).toEqual({
      hard: { weight: 0.5, loss: { name: 'squaredError', to: 'targets' } },
      soft: { weight: 0.5, loss: { name: 'squaredError', to: 'teacher' } }
    });
    expect(run.setup.best).toBe('rSquared');
    const { teacher, student: own, baseline } = run.measured!;
    expect(teacher!.test!.values.rSquared).toBeGreaterThan(0.99);
    expect(teacher!.test!.teacherDistance).toBeNull();
    expect(own!.test!.values.rSquared).toBeGreaterThan(0);
    expect(own!.test!.teacherDistance).toBeGreaterThan(0);
    expect(Object.keys(baseline!)).toEqual(['train', 'validation', 'test']);
    expect(run.history.series['validation/rSquared'].at(-1)).toBeGreaterThan(
      run.history.series['validation/rSquared'].find((one) => one !== null)!
    );
    expect(run.comparison?.metrics.map(({ name }) => name)).toEqual(['rSquared', 'rootMeanSquaredError', 'meanAbsoluteError']);
    expect(run.softLabels).toBeUndefined();
    expect(drawPicture(lossCurves(run))!.svg).toContain('>Loss<');
    expect(lossCurves(run).says).toMatch(
      /was kept for its validation R squared of 0\.\d+; the baseline's best validation R squared is /
    );
  });

  test('has the same losses whatever the units of the targets are', async () => {
    const of = async (scale: number, shift: number) => {
      const data = targetRows({ scale, shift });
      const { history } = await distill({
        teacher: formula(scale, shift),
        student: student(data),
        data,
        ...quiet,
        baseline: false
      });
      return history.series;
    };
    const [plain, large] = [await of(1, 0), await of(1e6, 5e6)];
    for (const name of ['train/loss', 'train/hard', 'train/soft', 'validation/rSquared'])
      large[name].forEach((value, i) => expect(value! - plain[name][i]!).toBeCloseTo(0, 3));
    large['validation/rootMeanSquaredError'].forEach((value, i) => {
      if (value !== null) expect(value / 1e6 / plain['validation/rootMeanSquaredError'][i]!).toBeCloseTo(1, 3);
    });
  });

  test('counts losses in standard deviations: predicting the mean has a squared error of 1', async () => {
    const data = targetRows({ scale: 300, shift: 40 });
    const model = student(data);
    // Zeros before the layer of the units: the mean of the train targets.
    const dense = model.layers.at(-2)!;
    const zeros = dense.getWeights().map((one) => tf.zerosLike(one));
    dense.setWeights(zeros);
    tf.dispose(zeros);
    const run = await train({ student: model, data, ...quiet, batchSize: 500, epochs: 1 });
    expect(run.history.series['train/loss'][0]).toBeCloseTo(1, 5);
  });

  test('predicts several targets, with huber, the bound of the teacher and features of both', async () => {
    const data = targetRows({ targets: 3 });
    const teacher = student(data, [32], 5);
    await train({ student: teacher, data, ...quiet });
    const run = await distill({
      ...{ teacher, student: student(data), data, ...quiet },
      terms: { hard: { weight: 1, loss: huber() }, bounded: { weight: 0.5, loss: teacherBounded() } },
      task: regression({ loss: huber({ delta: 2 }) })
    });
    expect(run.status).toBe('done');
    expect(run.data.targets?.map(({ name }) => name)).toEqual(['target 1', 'target 2', 'target 3']);
    expect(run.setup.terms.bounded.loss.name).toBe('teacherBounded');
  });

  test('goes on after a stop in the record of a run without a break', async () => {
    const data = targetRows();
    const folder = join(mkdtempSync(join(tmpdir(), 'stillroom-regression-')), 'run');
    const teacher = functionTeacher((rows) => rows.slice([0, 0], [-1, 1]), { classes: 1, key: 'first column' });
    const numbers = ({ stamp: _, ...rest }: object & { stamp: unknown }) => JSON.stringify(rest);
    const whole = await distill({ teacher, student: student(data), data, ...quiet, title: 'one' });
    const stop = new AbortController();
    const onEvent = ({ type }: { type: string }) => type === 'best' && stop.abort();
    await distill({ teacher, student: student(data), data, ...quiet, title: 'one', folder, signal: stop.signal, onEvent });
    const run = await resume(folder, { teacher, student: student(data), data, show: false });
    expect(numbers(run)).toBe(numbers(whole));
  });

  test('mixes targets as it mixes labels', async () => {
    const data = targetRows();
    const run = await train({ student: student(data), data, ...quiet, augment: [mixUp({ alpha: 0.4 })] });
    expect(run.status).toBe('done');
    expect(run.history.series['train/loss'].every(Number.isFinite)).toBe(true);
  });

  test('kd.study compares seeds by the metrics of the task', async () => {
    const data = targetRows();
    const study = await seedStudy({
      ...{ teacher: formula(), student: (seed: number) => tabularStudent(data.train, { hidden: [4], seed, dropout: 0 }), data },
      ...{ seeds: 2, epochs: 2, batchSize: 32, show: false }
    });
    expect(study.says).toContain('R squared');
    expect(study.comparison.models.map(({ name, seeds }) => [name, seeds])).toEqual([
      ['teacher', 1],
      ['student', 2],
      ['baseline', 2]
    ]);
    made.push(...study.students);
  });
});

describe('what does not fit a regression is refused before any training', () => {
  const data = targetRows();
  const asked = () => ({ teacher: formula(), student: student(data), data, ...quiet });
  test.each([
    [
      'a loss of logits',
      () => ({ terms: { soft: { weight: 1, loss: softTargets() } } }),
      'takes the outputs for logits of classes'
    ],
    ['a loss of labels', () => ({ terms: { hard: { weight: 1, loss: crossEntropy() } } }), 'which needs class labels'],
    ['smoothed labels', () => ({ baseline: { labelSmoothing: 0.1 } }), 'expected no labelSmoothing for regression'],
    ['a metric of classes', () => ({ best: 'accuracy' }), '"rSquared" or "rootMeanSquaredError" or "meanAbsoluteError"'],
    ['a task that is none', () => ({ task: 'regression' as never }), 'expected a task, got "regression"'],
    [
      'a teacher of two outputs',
      () => ({ teacher: functionTeacher((rows) => rows, { classes: 2 }) }),
      'one number for each row, got 2'
    ],
    [
      'a student of two outputs',
      () => {
        const two = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
        made.push(two);
        return { student: two };
      },
      'to give [batch, 1], one number for each row, got [batch,2]'
    ],
    [
      'targets of another name',
      () => ({ data: { ...data, test: { ...data.test, targets: { ...data.test.targets!, names: ['rent'] } } } }),
      'test data to have the targets of train'
    ],
    [
      'a target that never changes',
      () => ({ data: { train: takeRows(data.train, [3, 3, 3]), test: data.test } }),
      'at least two different values in the train rows'
    ]
  ])('%s', async (_, change, says) => {
    await expect(distill({ ...asked(), ...change() })).rejects.toThrow(says);
  });

  test('a loss of targets on rows with classes', async () => {
    const classes = { ...data.train, targets: undefined, y: data.train.y.map((_, i) => i % 2), classes: ['a', 'b'] };
    await expect(distill({ ...asked(), data: classes, terms: { hard: { weight: 1, loss: squaredError() } } })).rejects.toThrow(
      'expected a loss of classes for term "hard", got squaredError, which needs targets'
    );
    await expect(train({ student: student(data), data: classes, task: regression() })).rejects.toThrow(
      'expected data with targets for task "regression", got classes'
    );
  });
});

describe('findings say', () => {
  const data = targetRows({ scale: 100, shift: 500 });
  const checks = async (teacher: ReturnType<typeof formula>) => {
    const { findings } = await distill({ teacher, student: student(data), data, ...quiet, epochs: 1, baseline: false });
    return findings.map(({ check, says }) => [check, says] as const);
  };

  test('that a teacher answers in other units, or with another sign', async () => {
    const [[check, says]] = await checks(formula(0.1, 0.5));
    expect([check, says]).toEqual(['targetUnits', expect.stringContaining('a step of 1 in it is one of 1,000')]);
    const [[, turned]] = await checks(formula(-100, 500));
    expect(turned).toContain('its sign seems to be turned');
    expect((await checks(formula(100, 500))).map(([name]) => name)).not.toContain('targetUnits');
  });

  test('that a teacher is worse than the mean', async () => {
    const noise = functionTeacher((rows) => rows.slice([0, 2], [-1, 1]).mul(900), { classes: 1 });
    expect((await checks(noise)).map(([name]) => name)).toContain('worseThanMean');
  });

  test('that a teacher of several targets has them in another order', async () => {
    const several = targetRows({ targets: 2 });
    const swapped = functionTeacher(
      (rows) => (rows.arraySync() as number[][]).map(([a, b, c]) => [Math.sin(2 * c) + a * b, 2 * a - b]),
      { classes: 2 }
    );
    const { findings } = await distill({ teacher: swapped, student: student(several), data: several, ...quiet, epochs: 1 });
    expect(findings[0]).toMatchObject({
      check: 'targetOrder',
      hint: `make the targets in the teacher's order: "target 2", "target 1"`
    });
  });

  test('that a student begins far from its targets', async () => {
    const far = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
    made.push(far);
    const away = targetRows({ scale: 1, shift: 1000 });
    const { findings } = await train({ student: far, data: away, ...quiet, epochs: 1 });
    expect(findings[0]).toMatchObject({ check: 'farFromTargets', hint: expect.stringContaining('kd.layers.targetUnits') });
  });
});
