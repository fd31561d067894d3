import { fc } from '../../seededFastCheck';
import { describe, expect, it } from 'vitest';
import { computeMarginHistogram } from '../../../src/assess/softLabels/computeMarginHistogram';

describe('computeMarginHistogram(logits, y)', () => {
  const of = (margins: readonly number[], labels: readonly number[]) =>
    computeMarginHistogram(
      { rows: margins.length, columns: 2, values: Float32Array.from(margins.flatMap((z) => [1, 1 + z])) },
      Int32Array.from(labels)
    );

  it('counts every row once, in the bin of its margin and of its label', () => {
    const row = fc.tuple(fc.float({ min: -60, max: 60, noNaN: true }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), (rows) => {
        const { edges, counts } = of(
          rows.map(([margin]) => margin),
          rows.map(([, label]) => label)
        )!;
        edges.forEach((edge, i) => i && expect(edge).toBeGreaterThan(edges[i - 1]));
        counts.forEach((bins, label) => {
          // Up to the rounding of an edge: what lies below it is what the bins below it hold.
          const own = rows.filter(([, one]) => one === label).map(([margin]) => Math.fround(Math.fround(1 + margin) - 1));
          const slack = (edges[1] - edges[0]) * 1e-3;
          let below = 0;
          bins.forEach((count, bin) => {
            below += count;
            const end = edges[bin + 1];
            expect(below).toBeGreaterThanOrEqual(own.filter((margin) => margin < end - slack).length);
            expect(below).toBeLessThanOrEqual(own.filter((margin) => margin <= end + slack).length);
          });
          expect(below).toBe(own.length);
        });
      })
    );
  });

  it('works where all margins are one, or 0, or huge; is undefined where one is not finite or there are no rows', () => {
    for (const margin of [0, 3, -3, 1e6, 1e-9]) {
      const { counts } = of([margin, margin], [0, 1])!;
      expect(counts.map((bins) => bins.reduce((sum, count) => sum + count, 0))).toEqual([1, 1]);
    }
    expect(of([1, Infinity], [0, 1])).toBeUndefined();
    expect(of([], [])).toBeUndefined();
  });
});
