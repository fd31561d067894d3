import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../../seededFastCheck';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeRocPr } from '../../../src/assess/rocPr/computeRocPr';
import { selectCurvePoints } from '../../../src/metrics/curves/selectCurvePoints';
import { computeThresholdCounts } from '../../../src/metrics/curves/computeThresholdCounts';
import { computeCurveLines } from '../../../src/views/rocPr/computeCurveLines';
import { mulberry32 } from '../../mulberry32';

interface Areas {
  macro: number;
  micro: number;
  classes: number[];
}

/** Made by test/reference/metrics/rocPr.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/rocPr.json'), 'utf8')) as {
  cases: {
    name: string;
    z: number[];
    labels: number[];
    fpr: number[];
    tpr: number[];
    thresholds: (number | null)[];
    precision: number[];
    recall: number[];
    cuts: number[];
    rocAuc: number;
    averagePrecision: number;
  }[];
  classes: { name: string; logits: number[][]; labels: number[]; rocAuc: Areas; averagePrecision: Areas }[];
};

const oneUnit = (z: readonly number[]) => z.map((one) => [one]);

describe('selectCurvePoints(curve, most)', () => {
  const scores = fc.array(fc.record({ z: fc.integer({ min: -30, max: 30 }), label: fc.nat(1) }), {
    minLength: 4,
    maxLength: 120
  });
  const curveOf = (rows: { z: number; label: number }[]) =>
    computeThresholdCounts({
      scores: Float64Array.from([...rows.map(({ z }) => z), 0, 1]),
      labels: [...rows.map(({ label }) => label), 0, 1]
    });

  test('what it leaves out lies on the line between its kept neighbours, where there is room for all corners', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const curve = curveOf(rows);
        const kept = selectCurvePoints(curve, 1000);
        for (let i = 0; i < curve.found.length; i++) {
          const to = kept.find((place) => place >= i)!;
          const from = kept.filter((place) => place <= i).at(-1)!;
          const across = (curve.alerted[to] - curve.alerted[from]) * (curve.found[i] - curve.found[from]);
          expect(across).toBe((curve.found[to] - curve.found[from]) * (curve.alerted[i] - curve.alerted[from]));
        }
      })
    );
  });

  test('keeps the ends, is bounded, and is close to the curve: 200 points of 20,000', () => {
    const random = mulberry32(8);
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      label: Number(i % 50 === 0),
      z: random() + Number(i % 50 === 0) * random()
    }));
    const curve = computeThresholdCounts({
      scores: Float64Array.from(rows, ({ z }) => z),
      labels: rows.map(({ label }) => label)
    });
    const kept = selectCurvePoints(curve, 200);
    expect(kept.length).toBeLessThanOrEqual(200);
    expect([kept[0], kept.at(-1)]).toEqual([0, curve.found.length - 1]);
    let away = 0;
    for (let i = 1; i < curve.found.length; i++) {
      const to = kept.find((place) => place >= i)!;
      const from = kept.filter((place) => place <= i).at(-1)!;
      const gone = (place: number) => curve.found[place] + curve.alerted[place] - curve.found[from] - curve.alerted[from];
      const found = curve.found[from] + (gone(i) / Math.max(1, gone(to))) * (curve.found[to] - curve.found[from]);
      away = Math.max(away, Math.abs(found - curve.found[i]) / 400);
    }
    expect(away).toBeLessThan(0.02);
  });

  test('the areas below the drawn lines are those of all rows', async () => {
    const [{ z, labels, rocAuc }] = reference.cases.slice(3);
    const { events } = await computeRocPr({ logits: oneUnit(z), labels, resamples: 200 });
    const { roc, pr } = computeCurveLines(events[0].models[0].curve!, events[0]);
    const area = ({ x, y }: typeof roc) =>
      x.reduce((sum, right, i) => (i ? sum + ((right - x[i - 1]) * (y[i] + y[i - 1])) / 2 : 0), 0);
    expect(area(roc)).toBeCloseTo(rocAuc, 12);
    expect(pr.y.every((precision) => precision >= 0 && precision <= 1)).toBe(true);
  });
});
