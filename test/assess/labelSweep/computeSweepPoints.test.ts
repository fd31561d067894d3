import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/stats/createRandom';
import { accuracyMetric } from '../../../src/metrics/classification/accuracy';
import { negativeLogLikelihoodMetric } from '../../../src/metrics/classification/negativeLogLikelihood';
import { computeSweepPoints } from '../../../src/assess/labelSweep/computeSweepPoints';

describe('computeSweepPoints', () => {
  const labels = Int32Array.from({ length: 300 }, (_, row) => row % 3);
  /** Logits of a model that is right about a share of the rows. */
  const model = (share: number, seed: number) => {
    const next = createRandom(seed);
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
    const { points, resamples } = await computeSweepPoints({ ...inputs, metric: accuracyMetric() });
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
    // How far each is from 0.9, the student alone with all labels.
    points.forEach(({ gap, distilled }) => {
      expect(gap!.mean).toBeCloseTo(distilled.mean - points[3].alone!.mean, 12);
      expect(gap!.low).toBeLessThan(gap!.mean);
      expect(gap!.high).toBeGreaterThan(gap!.mean);
    });
    expect(points[0].gap!.high).toBeLessThan(0);
    expect(points[3].gap!.low).toBeGreaterThan(0);
    expect(points[3].saved).toMatchObject({ needed: 160, isBound: true, share: { mean: 0 } });
  });
  test('a metric that falls is turned round, and the same inputs give the same numbers', async () => {
    const metric = negativeLogLikelihoodMetric();
    const [once, again] = [await computeSweepPoints({ ...inputs, metric }), await computeSweepPoints({ ...inputs, metric })];
    expect(again).toEqual(once);
    expect(once.points[1].saved.needed).toBeGreaterThan(40);
    expect(once.points[3].saved.isBound).toBe(true);
  });
  test('a student that does no better than the commonest class saves nothing', async () => {
    const { points } = await computeSweepPoints({
      ...inputs,
      distilled: [0, 1, 2, 3].map((i) => seeds(0.2, 20 + i)),
      metric: accuracyMetric()
    });
    expect(points[0].saved.share.mean).toBe(0);
    expect(points[1].saved.share.mean).toBe(-9);
  });
});
