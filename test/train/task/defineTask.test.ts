import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { split } from '../../../src/data/split';
import type { LossInputs } from '../../../src/losses/Loss';
import { softTargets } from '../../../src/losses';
import { listwise } from '../../../src/losses/numbers';
import * as metrics from '../../../src/metrics';
import type { MetricInputs } from '../../../src/metrics/inputs/Metric';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { adam } from '../../../src/train/optimizers/adam';
import { distill } from '../../../src/train/distill';
import { defineTask } from '../../../src/train/task/defineTask';
import { lossCurves } from '../../../src/views/lossCurves/lossCurves';
import { scores } from '../../../src/views/scores/scores';
import { computeRunView } from '../../../src/views/run/computeRunView';
import { writeRunHeadline } from '../../../src/views/run/writeRunHeadline';
import { mulberry32 } from '../../mulberry32';
import { targetRows } from './targetRows';

/** Outputs and targets as a run hands them over. */
type Values = { values: Float64Array };

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

test('defineTask({name, outputs, loss, metrics}): a head and a loss of their own are in record, curves, scores and comparison', async () => {
  // Predicts a mean and a log variance: two outputs for one target.
  const loss = ({ student, targets }: LossInputs) =>
    tf.tidy(() => {
      const [mean, log] = tf.split(student as tf.Tensor2D, 2, 1);
      return tf.add(log, tf.div(tf.square(tf.sub(mean, targets as tf.Tensor2D)), tf.exp(log))).sum(1);
    });
  const gaussian = Object.assign(loss, { description: { name: 'gaussian' }, needs: ['targets'] as const });
  const rmse = {
    ...({ description: { name: 'error of the mean' }, title: 'error of the mean', better: 'lower', format: 'number' } as const),
    prepare: ({ logits, targets }: MetricInputs) => {
      const [own, wanted] = [logits as unknown as Values, targets as unknown as Values];
      return () => Math.sqrt(wanted.values.reduce((sum, y, i) => sum + (own.values[2 * i] - y) ** 2, 0) / wanted.values.length);
    }
  };
  const task = defineTask({ name: 'mean and variance', outputs: 2, loss: gaussian, metrics: [rmse] });
  const data = targetRows();
  const student = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  const teacher = functionTeacher((rows) => (rows.arraySync() as number[][]).map(([a, b]) => [2 * a - b, -3]), { classes: 2 });
  const run = await distill({ teacher, student, data, task, epochs: 6, batchSize: 16, show: false });
  expect([run.status, run.data.task, run.setup.best]).toEqual(['done', 'mean and variance', 'error of the mean']);
  expect(run.measured?.student?.test?.values['error of the mean']).toBeGreaterThan(0);
  expect(run.comparison?.metrics.map(({ name }) => name)).toEqual(['error of the mean']);
  expect(lossCurves(run).curves.map(({ series }) => series)).toContain('validation/error of the mean');
  expect(scores(run).says).toMatch(/^Error of the mean on test, the lower the better: teacher 0\.0\d+; student /);
  const view = computeRunView(run);
  expect(writeRunHeadline(run)).toContain("The student's error of the mean on test");
  expect(view.setup[0][1]).toContain('mean and variance of target');
  student.dispose();
});

test('defineTask({logits: true}) ranks: a row is a query with the scores of its candidates, and soft targets distil them', async () => {
  const draw = mulberry32(9);
  const x = Array.from({ length: 200 }, () => Array.from({ length: 10 }, () => 2 * draw() - 1));
  const relevance = x.map((row) => Array.from({ length: 5 }, (_, j) => Math.round(2 * (row[2 * j] - row[2 * j + 1] + 2))));
  const data = split(makeDataset({ name: 'queries', x, targets: relevance }), { seed: 1 });
  const topOne = {
    ...({
      description: { name: 'bestFound' },
      title: 'queries whose best candidate is on top',
      better: 'higher',
      format: 'share'
    } as const),
    prepare: ({ logits, targets }: MetricInputs) => {
      const [own, wanted] = [logits as unknown as Values, targets as unknown as Values];
      const place = (values: ArrayLike<number>, row: number) => {
        const of = Array.from({ length: 5 }, (_, j) => values[5 * row + j]);
        return of.indexOf(Math.max(...of));
      };
      return (counts?: ArrayLike<number>) => {
        let [hits, all] = [0, 0];
        for (let row = 0; row < wanted.values.length / 5; row++) {
          const best = Math.max(...wanted.values.slice(5 * row, 5 * row + 5));
          const count = counts?.[row] ?? 1;
          all += count;
          if (wanted.values[5 * row + place(own.values, row)] === best) hits += count;
        }
        return hits / all;
      };
    }
  };
  const soft = { soft: { weight: 1, loss: softTargets({ temperature: 2 }) } };
  const ranking = defineTask({ name: 'ranking', logits: true, loss: listwise(), terms: soft, metrics: [topOne] });
  const teacher = functionTeacher(
    (rows) =>
      (rows.arraySync() as number[][]).map((row) => Array.from({ length: 5 }, (_, j) => 4 * (row[2 * j] - row[2 * j + 1]))),
    { classes: 5 }
  );
  const student = tf.sequential({ layers: [tf.layers.dense({ units: 5, inputShape: [10] })] });
  const run = await distill({
    teacher,
    student,
    data,
    task: ranking,
    epochs: 20,
    batchSize: 16,
    optimizer: adam({ learningRate: 0.05 }),
    show: false,
    baseline: false
  });
  expect(run.measured?.teacher?.test?.values.bestFound).toBe(1);
  expect(run.measured?.student?.test?.values.bestFound).toBeGreaterThan(0.5);
  student.dispose();
});

test.each([
  [{ name: 'classification' }, 'defineTask: expected a name of its own, got "classification"; give a short text'],
  [{ loss: 3 }, 'defineTask: expected a loss, got 3; give for example kd.squaredError()'],
  [{ metrics: [] }, 'defineTask: expected at least one metric, got []'],
  [{ metrics: [{}] }, 'defineTask: expected metrics[0] to be one'],
  [{ outputs: 0 }, 'defineTask: expected outputs to be a whole number at least 1'],
  [{ logits: 'yes' }, 'defineTask: expected logits to be true or false, got "yes"; choose one'],
  [{ standardized: true, outputs: 2 }, 'defineTask: expected one output for each target'],
  [{ heads: 2 }, 'defineTask: ']
])('defineTask refuses %o', (change, says) => {
  const fine = { name: 'mine', loss: listwise(), metrics: [metrics.rSquared()] };
  expect(() => defineTask({ ...fine, ...(change as object) })).toThrow(says);
});
