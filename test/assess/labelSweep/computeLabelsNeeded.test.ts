import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../../seededFastCheck';
import { describe, expect, test } from 'vitest';
import { fitIsotonicRegression } from '../../../src/stats/fitIsotonicRegression';
import { computeLabelsNeeded, shareSaved } from '../../../src/assess/labelSweep/computeLabelsNeeded';

interface Reference {
  counts: number[];
  cases: { scores: number[]; curve: number[]; readings: { score: number; needed: number; isBound: boolean }[] }[];
}

/** Made by test/reference/metrics/labelSweep.py. */
const { counts, cases }: Reference = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/labelSweep.json'), 'utf8'));

describe('labels needed', () => {
  test('fitIsotonicRegression gives the rising curve that scikit-learn gives', () => {
    for (const { scores, curve } of cases)
      fitIsotonicRegression(scores).forEach((value, i) => expect(value).toBeCloseTo(curve[i], 12));
  });
  test('computeLabelsNeeded reads off it what a search over a fine grid finds', () => {
    for (const { scores, readings } of cases)
      for (const { score, needed, isBound } of readings) {
        const got = computeLabelsNeeded(counts, scores, score);
        expect(got.isBound).toBe(isBound);
        expect(Math.abs(got.needed - needed)).toBeLessThan(0.0011);
      }
  });
  test('a rising curve read at one of its own scores gives that count back', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(values, (scores) => {
        const rising = [...scores].sort((a, b) => a - b);
        const at = rising.length >> 1;
        expect(
          computeLabelsNeeded(
            rising.map((_, i) => 10 * i),
            rising,
            rising[at]
          )
        ).toEqual({ needed: 10 * at, isBound: false });
      })
    );
  });
  test('shareSaved is below 0 where the teacher costs labels, and all without any', () => {
    expect([shareSaved(6, 60), shareSaved(6, 6), shareSaved(6, 3), shareSaved(0, 4), shareSaved(0, 0), shareSaved(5, 0)]).toEqual(
      [0.9, 0, -1, 1, 0, -4]
    );
  });
});
