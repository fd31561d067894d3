import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fc } from '../fc';
import { random } from '../../src/stats/random';
import { bootstrapCurve } from '../../src/assess/labelSweep/bootstrapCurve';
import { isotonic } from '../../src/stats/isotonic';
import { labelsNeeded, shareSaved } from '../../src/assess/labelSweep/labelsNeeded';
import { accuracyMetric } from '../../src/metrics/classification/accuracy';
import { negativeLogLikelihoodMetric } from '../../src/metrics/classification/negativeLogLikelihood';
import { sweepPoints } from '../../src/assess/labelSweep/sweepPoints';

interface Reference {
  counts: number[];
  cases: { scores: number[]; curve: number[]; readings: { score: number; needed: number; isBound: boolean }[] }[];
}

/** Made by test/reference/labelSweep.py. */
const { counts, cases }: Reference = JSON.parse(readFileSync(join(__dirname, '../reference/labelSweep.json'), 'utf8'));

describe('labels needed', () => {
  test('isotonic gives the rising curve that scikit-learn gives', () => {
    for (const { scores, curve } of cases) isotonic(scores).forEach((value, i) => expect(value).toBeCloseTo(curve[i], 12));
  });
  test('labelsNeeded reads off it what a search over a fine grid finds', () => {
    for (const { scores, readings } of cases)
      for (const { score, needed, isBound } of readings) {
        const got = labelsNeeded(counts, scores, score);
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
          labelsNeeded(
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

describe('bootstrapCurve', () => {
  const next = random(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const rows = Float64Array.from({ length: 4000 }, () => 0.02 * normal());
  const seeds = [0.81, 0.84, 0.8, 0.86, 0.83];
  const shifted = { scores: seeds, shifts: seeds.map(() => rows) };

  test('moves two curves of the same seeds and rows together', () => {
    const higher = { scores: seeds.map((score) => score + 0.05), shifts: shifted.shifts };
    const [a, b] = bootstrapCurve([shifted, higher], 1);
    a.forEach((draw, r) => expect(b[r] - draw).toBeCloseTo(0.05, 10));
  });
  test('spreads a mean of five seeds as Student’s t with four degrees of freedom does', () => {
    const still = { scores: seeds, shifts: seeds.map(() => new Float64Array(20_000)) };
    const [draws] = bootstrapCurve([still], 2);
    const mean = 0.828;
    const error = Math.sqrt(seeds.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 4 / 5);
    // 95 % of t4 lie within 2.776; a mean of five values drawn again is not quite normal.
    const within = draws.filter((draw) => Math.abs(draw - mean) < 2.776 * error).length / draws.length;
    expect(Math.abs(within - 0.95)).toBeLessThan(0.012);
  });
  test('a score that is the same with every seed moves with the rows alone', () => {
    const [one] = bootstrapCurve([{ scores: [0.2], shifts: [rows] }, shifted], 1);
    one.forEach((draw, r) => expect(draw).toBeCloseTo(0.2 + rows[r], 12));
  });
});

describe('sweepPoints', () => {
  const labels = Int32Array.from({ length: 300 }, (_, row) => row % 3);
  /** Logits of a model that is right about a share of the rows. */
  const model = (share: number, seed: number) => {
    const next = random(seed);
    const values = new Float32Array(900);
    labels.forEach((label, row) => (values[3 * row + (next() < share ? label : (label + 1) % 3)] = 3));
    return { rows: 300, columns: 3, values };
  };
  const seeds = (share: number, first: number) => [0, 1, 2, 3, 4].map((seed) => model(share, 10 * first + seed));
  const inputs = {
    counts: [0, 10, 40, 160],
    alone: [[], seeds(0.5, 1), seeds(0.7, 2), seeds(0.9, 3)],
    distilled: [seeds(0.6, 4), seeds(0.8, 5), seeds(0.88, 6), seeds(0.97, 7)],
    ...{ labels, classes: 3, resamples: 500, confidence: 0.95 }
  };

  test('reads the labels that are needed off the curve alone, with intervals that hold them', async () => {
    const { points, resamples } = await sweepPoints({ ...inputs, metric: accuracyMetric() });
    expect(resamples).toBe(500);
    expect(points.map((point) => point.labels)).toEqual(inputs.counts);
    expect(points[0].alone).toBeNull();
    expect(points[1].alone?.mean).toBeCloseTo(0.5, 1);
    // 0.6 lies half of the way from 0.5 at 10 to 0.7 at 40.
    expect(points[0].saved.needed).toBeGreaterThan(18);
    expect(points[0].saved.needed).toBeLessThan(32);
    expect(points[0].saved.share).toEqual({ mean: 1, low: 1, high: 1 });
    const { needed, share, isBound } = points[1].saved;
    expect(isBound).toBe(false);
    expect(share.mean).toBeCloseTo(1 - 10 / needed, 12);
    expect(share.low).toBeLessThan(share.mean);
    expect(share.high).toBeGreaterThan(share.mean);
    expect(share.low).toBeGreaterThan(0.7);
    expect(points[3].saved).toMatchObject({ needed: 160, isBound: true, share: { mean: 0 } });
  });
  test('a metric that falls is turned round, and the same inputs give the same numbers', async () => {
    const metric = negativeLogLikelihoodMetric();
    const [once, again] = [await sweepPoints({ ...inputs, metric }), await sweepPoints({ ...inputs, metric })];
    expect(again).toEqual(once);
    expect(once.points[1].saved.needed).toBeGreaterThan(40);
    expect(once.points[3].saved.isBound).toBe(true);
  });
  test('a student that does no better than the commonest class saves nothing', async () => {
    const { points } = await sweepPoints({
      ...inputs,
      distilled: [0, 1, 2, 3].map((i) => seeds(0.2, 20 + i)),
      metric: accuracyMetric()
    });
    expect(points[0].saved.share.mean).toBe(0);
    expect(points[1].saved.share.mean).toBe(-9);
  });
});
