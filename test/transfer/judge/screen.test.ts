import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { takeRows } from '../../../src/data/takeRows';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { screen } from '../../../src/transfer/judge/screen';
import { gaussianBlobs } from '../../gaussianBlobs';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

/** The first three of four numbers, five times, are the logits. */
const teacher = functionTeacher((rows) => rows.slice([0, 0], [-1, 3]).mul(5), { name: 'three', classes: 3 });
const rowsOf = (x: number[][], y: number[]): Dataset => ({
  ...{ name: 'rows', shape: [4], classes: ['a', 'b', 'c'] },
  ...{ x: Float32Array.from(x.flat()), y: Int32Array.from(y) }
});
/** Near one corner of a class. */
const corners = (count: number, step = 0.01) =>
  rowsOf(
    Array.from({ length: count }, (_, i) => [0, 1, 2].map((c) => Number(c === i % 3)).concat(step * i)),
    Array.from({ length: count }, (_, i) => i % 3)
  );
const real = corners(60);
const counts = ({ rejected }: { rejected: { reason: string; rows: number }[] }) =>
  Object.fromEntries(rejected.map(({ reason, rows }) => [reason, rows]));

describe('kd.screen({candidates, teacher, real})', () => {
  test('a row is counted where it failed first, the counts add up, and the rest is kept with the probability as weight', async () => {
    const candidates = rowsOf(
      [
        [1, 0, 0, 0], // real row 0
        [0, 1, 0, 0.115], // kept
        [0, 1, 0, 0.325], // asked for as a
        [0.5, 0.49, 0.49, 0.3], // three are nearly alike
        [9, 0, 0, 0.3], // far off
        [0, 0, 1, 0.215] // kept
      ],
      [0, 1, 0, 0, 0, 2]
    );
    const { data, screening } = await screen({ candidates, teacher, real });
    expect(counts(screening)).toEqual({ copy: 1, class: 1, confidence: 1, distance: 1 });
    expect(screening).toMatchObject({ candidates: 6, kept: 2 });
    expect(screening.byClass).toEqual([
      { candidates: 4, kept: 0 },
      { candidates: 1, kept: 1 },
      { candidates: 1, kept: 1 }
    ]);
    expect(data).toMatchObject({ synthetic: true, y: Int32Array.from([1, 2]) });
    expect(Array.from(data.x)).toEqual(Array.from(takeRows(candidates, [1, 5]).x));
    const probability = (logits: number[], c: number) =>
      Math.exp(5 * logits[c]) / logits.reduce((sum, z) => sum + Math.exp(5 * z), 0);
    expect(data.weights![0]).toBeCloseTo(probability([0, 1, 0], 1), 5);
    expect(screening.meanWeight).toBeCloseTo((data.weights![0] + data.weights![1]) / 2, 6);
  });

  test("bounds are the user's: no copies dropped, any confidence, all of the quantile; own weights multiply", async () => {
    const candidates = { ...takeRows(real, [0, 1, 2, 3]), weights: Float32Array.from([2, 1, 0, 1]) };
    const all = await screen({ candidates, teacher, real, dropCopies: false, minConfidence: 0, quantile: 1 });
    expect(all.screening.kept).toBe(4);
    expect(all.data.weights![0] / all.data.weights![3]).toBeCloseTo(2, 5);
    expect(all.data.weights![2]).toBe(0);
    const sure = await screen({ candidates, teacher, real, dropCopies: false, minConfidence: 1 });
    expect(counts(sure.screening)).toMatchObject({ confidence: 4 });
    expect(sure.data.y.length).toBe(0);
    expect(sure.screening.meanWeight).toBeNull();
  });

  test("without labels of the real rows the teacher's are used; a class without real rows is held against all of them", async () => {
    const candidates = rowsOf(
      [
        [0, 1, 0, 0.115],
        [0, 0, 1.1, 0.1],
        [0, 0, 30, 0]
      ],
      [1, 2, 2]
    );
    const labelled = await screen({ candidates, teacher, real });
    const unlabelled = await screen({ candidates, teacher, real: { ...real, y: new Int32Array(60), unlabelled: true } });
    expect(unlabelled).toEqual(labelled);
    const two = takeRows(
      real,
      Array.from(real.y.keys()).filter((row) => real.y[row] !== 2)
    );
    const { screening } = await screen({ candidates, teacher, real: two });
    expect(screening.byClass[1]).toEqual({ candidates: 1, kept: 1 });
    expect(counts(screening).distance).toBeGreaterThanOrEqual(1);
  });

  test('five rows of either, and one real row', async () => {
    const five = corners(5, 0.02);
    for (const few of [corners(5), corners(1)]) {
      const { screening } = await screen({ candidates: five, teacher, real: few });
      expect(screening.kept + screening.rejected.reduce((sum, { rows }) => sum + rows, 0)).toBe(5);
    }
  });

  test('a sigmoid of two classes, and the same seed the same rows', async () => {
    const two: Dataset = { ...gaussianBlobs({ rows: 200, classes: 2, spread: 0.5 }) };
    const fresh: Dataset = { ...gaussianBlobs({ rows: 100, classes: 2, spread: 0.5, seed: 5 }) };
    const oneLogit = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]).mul(-3);
    const first = await screen({ candidates: fresh, teacher: oneLogit, real: two, seed: 4 });
    expect(await screen({ candidates: fresh, teacher: oneLogit, real: two, seed: 4 })).toEqual(first);
    expect(first.screening.kept).toBeGreaterThan(20);
  });

  test('other shapes and classes, missing labels, NaN, a teacher of other classes and bad options are refused', async () => {
    const candidates = corners(9, 0.03);
    const refused = (options: object, message: string) =>
      expect(screen({ candidates, teacher, real, ...options } as never)).rejects.toThrow(message);
    await refused({ candidates: { ...candidates, classes: ['a', 'b', 'd'] } }, 'candidates to have the classes of real');
    await refused({ candidates: gaussianBlobs({ features: 3 }) }, 'the shape of real, [4], got [3]');
    await refused({ candidates: { ...candidates, unlabelled: true } }, 'to have the requested class of each row in y');
    await refused(
      { candidates: { ...candidates, x: candidates.x.map(() => NaN) } },
      'screen: candidates: expected finite numbers'
    );
    await refused({ real: { ...real, x: real.x.map(() => Infinity) } }, 'screen: real: expected finite numbers');
    await refused({ teacher: (rows: tf.Tensor) => rows }, 'expected teacher to give 3 logits');
    await refused({ minConfidence: 2 }, 'minConfidence');
    await refused({ quantile: 0 }, 'quantile');
    await refused({ neighbours: 1.5 }, 'neighbours');
    await refused({ dropCopies: 'yes' }, 'dropCopies');
    await refused({ confidence: 1 }, 'did you mean "minConfidence"');
    await refused({ candidates: undefined }, 'expected a dataset');
    await expect(screen(undefined as never)).rejects.toThrow(TypeError);
  });
});
