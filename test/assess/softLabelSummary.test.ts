import { describe, expect, it } from 'vitest';
import { fc } from '../fc';
import type { Dataset } from '../../src/data/Dataset';
import { marginHistogram } from '../../src/assess/softLabels/marginHistogram';
import { softLabelSummary } from '../../src/assess/softLabels/softLabelSummary';
import { softLabelsRecord } from '../../src/assess/softLabels/softLabelsRecord';
import reference from '../reference/softLabels.json';

const y = Int32Array.from(reference.labels);
const units = { rows: y.length, columns: 1, values: Float32Array.from(reference.margins) };
const pairs = { rows: y.length, columns: 2, values: Float32Array.from(reference.margins.flatMap((z) => [0, z])) };
const data = { y, classes: ['no', 'yes'] } as unknown as Dataset;

describe('softLabelSummary(teacher, {y})', () => {
  const summary = softLabelSummary(pairs, data);

  it.each(reference.at)('agrees with SciPy at temperature $temperature: entropy, share of one-hot labels', (at) => {
    const place = summary.temperatures.indexOf(at.temperature);
    expect(summary.meanEntropy[place] / at.meanEntropy).toBeCloseTo(1, 3);
    expect(summary.oneHot![place]).toBeCloseTo(at.oneHot, 4);
  });

  it('is the same for one sigmoid unit, and has margins for two classes only', () => {
    const labels = (teacher: typeof units) => softLabelsRecord({ split: 'train', teacher, data, temperature: 1 });
    expect(labels(units).summary).toEqual(labels(pairs).summary);
    const three = { rows: 2, columns: 3, values: Float32Array.from([1, 2, 3, 3, 2, 1]) };
    const summary = softLabelSummary(three, { ...data, y: Int32Array.of(0, 1) } as Dataset);
    expect(summary).not.toHaveProperty('margins');
    expect(summary.oneHot).toHaveLength(summary.temperatures.length);
  });
});

describe('marginHistogram(logits, y)', () => {
  const of = (margins: readonly number[], labels: readonly number[]) =>
    marginHistogram(
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
