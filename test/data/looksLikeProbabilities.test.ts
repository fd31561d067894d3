import { describe, expect, it, test } from 'vitest';
import { fc } from '../seededFastCheck';
import * as kd from '../../src';
import { looksLikeProbabilities } from '../../src/data/looksLikeProbabilities';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';

const table = (rows: number[][]) => ({ rows: rows.length, columns: rows[0].length, values: Float32Array.from(rows.flat()) });
const logits = fc.array(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 3 }), {
  minLength: 4,
  maxLength: 30
});

describe('looksLikeProbabilities', () => {
  it('knows the softmax of any logits, also with three digits', () => {
    fc.assert(
      fc.property(logits, (rows) => {
        const soft = rows.map((row) => Array.from(softmaxAt(row, 1)));
        expect(looksLikeProbabilities(table(soft))).toBe(true);
        const isSaid = soft.flat().every((p) => p < 0.0005 || p > 0.9995);
        expect(looksLikeProbabilities(table(soft.map((row) => row.map((p) => Math.round(p * 1000) / 1000))))).toBe(!isSaid);
      })
    );
  });

  it('takes logits, classes that were said, and fewer rows than four for what they are', () => {
    fc.assert(fc.property(logits, (rows) => void expect(looksLikeProbabilities(table([...rows, [2, -1, 0]]))).toBe(false)));
    expect(looksLikeProbabilities(table([1, 2, 3, 4].map(() => [0, 1, 0])))).toBe(false);
    expect(looksLikeProbabilities(table([1, 2, 3].map(() => [0.2, 0.3, 0.5])))).toBe(false);
    expect(looksLikeProbabilities(table([1, 2, 3, 4].map(() => [0.4])))).toBe(false);
    expect(looksLikeProbabilities(table([1, 2, 3, 4].map(() => [0.2, 0.3, 0.6])))).toBe(false);
  });
});

const soft = [1, 2, 3, 4, 5].map((i) => Array.from(softmaxAt([i, -i, 0.5], 1)));
const rows = kd.dataset({ x: soft, y: [0, 1, 2, 0, 1], classes: 3 });

test('label refuses a teacher of probabilities, and takes their logarithms', async () => {
  await expect(
    kd.label(
      kd.functionTeacher((x) => x.clone(), { name: 'sure' }),
      rows
    )
  ).rejects.toThrow(
    /^label: expected teacher "sure" to give logits, got probabilities: all 5 rows sum to 1; give their logarithms, /
  );
  expect((await kd.label((x) => x.log(), rows)).rows).toBe(5);
});

test('compare refuses probabilities by name', async () => {
  const models = { student: soft.map((row) => row.map(Math.log)), teacher: soft };
  await expect(kd.compare({ models, labels: rows.y })).rejects.toThrow(
    /^compare: expected teacher: logits, got probabilities: all 5 rows sum to 1; /
  );
});
