import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import type { Matrix } from '../../../src/data/Matrix';
import {
  darkExperience,
  distilledReplay,
  fineTuning,
  joint,
  learningWithoutForgetting,
  replay,
  reservoir
} from '../../../src/train/continual';
import type { PartMoment, PartPlan, RowsToLearn } from '../../../src/train/continual';
import { constant } from '../../../src/schedules';
import { reference } from './continualReference';

const { x, y, learnt, moved, kept, alpha, beta, dark, replayed, total, gradient, lwf } = reference.stream;
const [first, second] = x.map((rows, i) => makeDataset({ x: rows, y: y[i], classes: 4 }));

function times(rows: number[][], kernel: number[][]): number[][] {
  return rows.map((row) => kernel[0].map((_, j) => row.reduce((sum, value, i) => sum + value * kernel[i][j], 0)));
}

function matrix(values: number[][]): Matrix {
  return { rows: values.length, columns: values[0].length, values: Float32Array.from(values.flat()) };
}

/** The second part begins: all rows of the first are in memory. */
const moment: PartMoment = {
  ...{ part: 1, train: second, earlier: [first], classesBefore: [0, 1] },
  memory: { rows: first, logits: matrix(kept), numbers: Int32Array.from(y[0].keys()), bytes: 0 },
  before: async (rows) => matrix(times(rows === first ? x[0] : x[1], learnt))
};

/** The weighted sum of all terms for a kernel, as the loop forms it of batches of all rows. */
function lossOf(plan: PartPlan, kernel: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const sets: RowsToLearn[] = [plan, ...Object.values(plan.replay ?? {})];
    const terms = sets.flatMap(({ rows, logits, terms: own }) =>
      Object.values(own).map(({ weight, loss }) => {
        const student = tf.matMul(tf.tensor2d(rows.x, [rows.y.length, 3]), kernel) as tf.Tensor2D;
        const teacher = logits && tf.tensor2d(logits.values, [logits.rows, logits.columns]);
        const factor = typeof weight === 'number' ? weight : weight({ epoch: 0, epochs: 1, step: 0, loss: null });
        return loss({ student, teacher, labels: rows.y }).mean().mul(factor);
      })
    );
    return tf.addN(terms).asScalar();
  });
}

test("darkExperience()'s loss and its gradient are those of DER++ in PyTorch to 1e-7", async () => {
  const before = tf.memory().numTensors;
  const plan = await darkExperience({ memory: reservoir({ rows: 12 }), alpha, beta }).plan(moment);
  const kernel = tf.tensor2d(moved);
  const loss = lossOf(plan, kernel);
  const slope = tf.grad((of) => lossOf(plan, of as tf.Tensor2D))(kernel);
  expect(Math.abs(loss.dataSync()[0] - total) / total).toBeLessThan(1e-7);
  (slope.arraySync() as number[][]).flat().forEach((value, i) => expect(value).toBeCloseTo(gradient.flat()[i], 6));
  const { dark: set } = plan.replay!;
  const alone = lossOf({ ...set }, kernel);
  expect(Math.abs(alone.dataSync()[0] - alpha * dark) / (alpha * dark)).toBeLessThan(1e-7);
  tf.dispose([loss, slope, kernel, alone]);
  expect(tf.memory().numTensors).toBe(before);
});

test('darkExperience({beta: 0}) is DER: logits of the memory and no labels', async () => {
  const strategy = darkExperience({ memory: reservoir({ rows: 12 }), beta: 0 });
  expect(strategy.description).toEqual({ name: 'DER', memory: { name: 'reservoir', rows: 12 }, alpha: 0.5, beta: 0 });
  expect(Object.keys((await strategy.plan(moment)).replay!)).toEqual(['dark']);
  expect(darkExperience({ memory: reservoir({ rows: 12 }) }).description.name).toBe('DER++');
});

test('replay() adds the cross-entropy of the memory, times its weight', async () => {
  const kernel = tf.tensor2d(moved);
  const plan = await replay({ memory: reservoir({ rows: 12 }), weight: 3 }).plan(moment);
  const [alone, both] = [await fineTuning().plan(moment), plan].map((one) => {
    const loss = lossOf(one, kernel);
    const [value] = loss.dataSync();
    loss.dispose();
    return value;
  });
  kernel.dispose();
  expect(both - alone).toBeCloseTo(3 * replayed, 5);
});

test('learningWithoutForgetting() asks the model before about the rows of the part, among the old classes, as in PyTorch', async () => {
  const plan = await learningWithoutForgetting({ temperature: lwf.temperature, weight: 4 }).plan(moment);
  expect(plan.rows).toBe(second);
  const { soft } = plan.terms;
  expect(soft.weight).toBe(4);
  expect(soft.loss.description).toEqual({ name: 'softTargets', temperature: 2, classes: [0, 1] });
  const student = tf.tensor2d(times(x[1], moved));
  const teacher = tf.tensor2d(plan.logits!.values, [10, 4]);
  const rows = soft.loss({ student, teacher });
  expect(Array.from(rows.dataSync()).reduce((a, b) => a + b) / 10).toBeCloseTo(lwf.soft, 6);
  tf.dispose([student, teacher, rows]);
  // Before the first part there is nothing to keep.
  const begin = await learningWithoutForgetting().plan({ ...moment, classesBefore: [], earlier: [], memory: null });
  expect(Object.keys(begin.terms)).toEqual(['hard']);
});

test('distilledReplay() labels the memory by the model before the part', async () => {
  const plan = await distilledReplay({ memory: reservoir({ rows: 12 }), weight: 2, temperature: 3 }).plan(moment);
  const { rows, logits, terms } = plan.replay!.replay;
  expect(rows).toBe(first);
  expect(logits).toEqual(matrix(times(x[0], learnt)));
  expect(terms.soft).toMatchObject({ weight: 2 });
  expect(terms.soft.loss.description).toEqual({ name: 'softTargets', temperature: 3 });
});

test('joint() learns the rows of all parts so far, in their order', async () => {
  const { rows } = await joint().plan(moment);
  expect([...rows.y]).toEqual([...y[0], ...y[1]]);
  expect([...rows.x]).toEqual([...first.x, ...second.x]);
});

test('no strategy needs a memory before the first part', async () => {
  const begin = { ...moment, memory: null, earlier: [], classesBefore: [] };
  const memory = reservoir({ rows: 3 });
  for (const strategy of [replay({ memory }), darkExperience({ memory }), distilledReplay({ memory }), joint(), fineTuning()])
    expect((await strategy.plan(begin)).replay ?? {}).toEqual({});
});

test('strategies refuse what they cannot use', () => {
  const memory = reservoir({ rows: 3 });
  expect(() => replay({} as never)).toThrow('continual.replay: expected memory to say which rows stay, got undefined');
  expect(() => replay({ memory, weight: -1 })).toThrow('expected weight to be');
  expect(() => replay({ memory: { ...memory, budget: {} } as never })).toThrow('expected either rows or bytes');
  expect(() => darkExperience({ memory, gamma: 1 } as never)).toThrow('got "gamma"');
  expect(() => darkExperience({ memory, alpha: NaN })).toThrow('expected alpha to be');
  expect(() => distilledReplay({ memory, temperature: 0 })).toThrow('expected temperature to be');
  expect(() => learningWithoutForgetting({ weight: constant(1) } as never)).toThrow('expected weight to be');
});
