import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fc } from '../fc';
import { measureComparison } from '../../src/assess/compare/measureComparison';
import * as metrics from '../../src/metrics';
import { precisionRecallCurve } from '../../src/metrics/curves/precisionRecallCurve';
import { rocCurve } from '../../src/metrics/curves/rocCurve';
import { measureRocPr } from '../../src/assess/rocPr/measureRocPr';
import { thinCurve } from '../../src/metrics/curves/thinCurve';
import { thresholdCounts } from '../../src/metrics/curves/thresholdCounts';
import { rocPr } from '../../src/assess/rocPr/rocPr';
import { curveLines } from '../../src/views/rocPr/curveLines';
import { rocPrView } from '../../src/views/rocPr/rocPrView';
import { mulberry32 } from '../mulberry32';

interface Areas {
  macro: number;
  micro: number;
  classes: number[];
}

/** Made by test/reference/rocPr.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../reference/rocPr.json'), 'utf8')) as {
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

const cases = reference.cases.map((one) => [one.name, one] as const);
const oneUnit = (z: readonly number[]) => z.map((one) => [one]);
const near = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(12)));

describe('precisionRecallCurve({logits, labels})', () => {
  test.each(cases)('has the points of scikit-learn, the other way round: %s', (_, { z, labels, precision, recall, cuts }) => {
    const curve = precisionRecallCurve({ logits: oneUnit(z), labels });
    expect(near(curve.precision)).toEqual(near(precision.reverse()));
    expect(near(curve.recall)).toEqual(near(recall.reverse()));
    expect(near(curve.threshold.slice(1))).toEqual(near(cuts.reverse()));
    expect(curve.threshold[0]).toBe(Infinity);
  });

  test('refuses rows of one class', () => {
    expect(() => precisionRecallCurve({ logits: [[1], [2]], labels: [1, 1] })).toThrow('expected rows of both classes');
  });
});

describe('rocPr({models, labels}) of two classes', () => {
  test.each(cases)('its points lie on the curves of scikit-learn, its areas are theirs: %s', async (_, one) => {
    const { z, labels, fpr, tpr, thresholds, rocAuc, averagePrecision } = one;
    const { events } = await measureRocPr({ logits: oneUnit(z), labels, resamples: 200 });
    const [{ models, positives, negatives, name }] = events;
    expect([events.length, name, positives + negatives]).toEqual([1, 'class 1', labels.length]);
    const [{ curve, ...areas }] = models;
    expect(areas.rocAuc.mean).toBeCloseTo(rocAuc, 12);
    expect(areas.averagePrecision.mean).toBeCloseTo(averagePrecision, 12);
    const points = new Map(thresholds.map((threshold, i) => [threshold, [fpr[i], tpr[i]]]));
    curve!.threshold.forEach((threshold, i) => {
      const [across, up] = points.get(threshold)!;
      expect(curve!.alerted[i] / negatives).toBeCloseTo(across, 12);
      expect(curve!.found[i] / positives).toBeCloseTo(up, 12);
    });
  });

  test('its intervals are those of kd.compare, and the curve is of the seed in the middle', async () => {
    const [{ z, labels }] = reference.cases.slice(2);
    const random = mulberry32(5);
    const seeds = [2, 0.1, 1].map((noise) => z.map((one) => [one + noise * (random() - 0.5) * 4]));
    const models = { student: seeds, teacher: oneUnit(z) };
    const { events, resamples } = await measureRocPr({ models, labels, resamples: 300, seed: 4 });
    const expected = await measureComparison({
      models,
      labels,
      metrics: [metrics.rocAuc(), metrics.averagePrecision()],
      resamples: 300,
      seed: 4
    });
    expect(resamples).toBe(300);
    events[0].models.forEach(({ name, seeds: count, rocAuc, averagePrecision }, m) => {
      const [area, precision] = expected.models[m].estimates;
      expect({ name, count }).toEqual({ name: expected.models[m].name, count: expected.models[m].seeds });
      expect(area).toMatchObject(rocAuc);
      expect(precision).toMatchObject(averagePrecision);
    });
    expect(events[0].models[0].curve!.seed).toBe(2);
    const chosen = await measureRocPr({ models, labels, thresholds: { student: [9, 8, 0.5] }, resamples: 100 });
    expect(chosen.events[0].models[0].chosen!.threshold).toBe(0.5);
  });

  test('a chosen threshold is the point that confusion counts give', async () => {
    const [{ z, labels }] = reference.cases.slice(1);
    const { events } = await measureRocPr({
      models: { a: oneUnit(z), b: oneUnit(z) },
      labels,
      thresholds: { b: 1 },
      resamples: 200
    });
    const found = z.filter((one, i) => one >= 1 && labels[i] === 1).length;
    const alerted = z.filter((one, i) => one >= 1 && labels[i] === 0).length;
    expect(events[0].models.map(({ chosen }) => chosen)).toEqual([undefined, { threshold: 1, found, alerted }]);
  });

  test.each<[what: string, inputs: object, says: string]>([
    ['both or neither of logits and models', {}, 'expected either logits or models, got neither'],
    ['a threshold of no model', { logits: [[1], [0]], thresholds: { other: 1 } }, 'expected thresholds by the names of models'],
    ['thresholds of other seeds', { logits: [[1], [0]], thresholds: { model: [1, 2] } }, 'a number or one for each seed'],
    ['names of too few classes', { logits: [[1], [0]], classes: ['one'] }, 'expected classes to be 2 names'],
    ['an option that there is not', { logits: [[1], [0]], rows: 3 }, 'rocPr']
  ])('refuses %s', async (_, inputs, says) => {
    await expect(measureRocPr({ labels: [1, 0], ...inputs })).rejects.toThrow(says);
  });

  test('leaves no tensor behind', async () => {
    const logits = tf.tensor2d([[2], [1], [0], [-1]]);
    const before = tf.memory().numTensors;
    await rocPr({ logits, labels: [1, 0, 1, 0], resamples: 200 });
    expect(tf.memory().numTensors).toBe(before);
    logits.dispose();
  });
});

describe('rocPr({models, labels}) of more classes', () => {
  test.each(reference.classes.map((one) => [one.name, one] as const))(
    'has the macro and micro areas of scikit-learn, and those of each class against the rest: %s',
    async (_, { logits, labels, rocAuc, averagePrecision }) => {
      const { events } = await measureRocPr({ logits, labels, resamples: 100 });
      expect(events.map(({ of }) => of).slice(0, 3)).toEqual(['macro', 'micro', 'class']);
      const [macro, micro, ...classes] = events.map(({ models }) => models[0]);
      expect(macro.curve).toBeUndefined();
      for (const [own, expected] of [
        [(one: typeof macro) => one.rocAuc.mean, rocAuc],
        [(one: typeof macro) => one.averagePrecision.mean, averagePrecision]
      ] as const) {
        expect(own(macro)).toBeCloseTo(expected.macro, 9);
        expect(own(micro)).toBeCloseTo(expected.micro, 9);
        expect(near(classes.map(own))).toEqual(near(expected.classes));
      }
    }
  );

  test('of more than twenty classes the hardest have curves of their own', async () => {
    const random = mulberry32(3);
    const labels = Array.from({ length: 90 }, (_, i) => i % 30);
    const sure = (label: number) => (label < 22 ? 1 : 12);
    const logits = labels.map((label) => Array.from({ length: 30 }, (_, k) => 4 * random() + (k === label ? sure(label) : 0)));
    const { events } = await measureRocPr({ logits, labels, resamples: 100 });
    expect(events).toHaveLength(22);
    expect(events.slice(2).filter(({ name }) => Number(name.slice(6)) < 22).length).toBeGreaterThan(18);
  });
});

describe('thinCurve(curve, most)', () => {
  const scores = fc.array(fc.record({ z: fc.integer({ min: -30, max: 30 }), label: fc.nat(1) }), {
    minLength: 4,
    maxLength: 120
  });
  const curveOf = (rows: { z: number; label: number }[]) =>
    thresholdCounts({
      scores: Float64Array.from([...rows.map(({ z }) => z), 0, 1]),
      labels: [...rows.map(({ label }) => label), 0, 1]
    });

  test('what it leaves out lies on the line between its kept neighbours, where there is room for all corners', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const curve = curveOf(rows);
        const kept = thinCurve(curve, 1000);
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
    const curve = thresholdCounts({ scores: Float64Array.from(rows, ({ z }) => z), labels: rows.map(({ label }) => label) });
    const kept = thinCurve(curve, 200);
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
    const { events } = await measureRocPr({ logits: oneUnit(z), labels, resamples: 200 });
    const { roc, pr } = curveLines(events[0].models[0].curve!, events[0]);
    const area = ({ x, y }: typeof roc) =>
      x.reduce((sum, right, i) => (i ? sum + ((right - x[i - 1]) * (y[i] + y[i - 1])) / 2 : 0), 0);
    expect(area(roc)).toBeCloseTo(rocAuc, 12);
    expect(pr.y.every((precision) => precision >= 0 && precision <= 1)).toBe(true);
  });
});

describe('rocPrView(given, {title})', () => {
  test('says the average precision of a random order beside that of the model, and shows itself again from JSON', async () => {
    const [{ z, labels }] = reference.cases.slice(3);
    const view = await rocPr({
      models: { student: oneUnit(z) },
      labels,
      classes: ['fair', 'fraud'],
      thresholds: { student: 2 },
      resamples: 200
    });
    expect(view.says).toMatch(
      /^On 400 test rows, fraud \(\d+ rows, [\d.]+ %: the average precision of a random order\): student has average precision 0\.\d+ \(0\.\d+ to [01]\.\d+\), ROC AUC 0\.\d+/
    );
    expect(view.says).toContain('at its threshold finds');
    const again = rocPrView(JSON.parse(JSON.stringify(view)), { title: 'Cards' });
    expect({ ...again }).toEqual({ ...view, title: 'Cards' });
    expect(Object.getOwnPropertySymbols(again)).toContain(Symbol.for('Jupyter.display'));
  });

  test.each([null, 7, {}, { rows: 3, split: 'test', confidence: 0.95, events: [] }])('refuses %j', (given) => {
    expect(() => rocPrView(given as never)).toThrow('rocPrView: expected ROC and precision-recall curves');
  });
});

test('rocCurve and rocPr count alike', async () => {
  const [{ z, labels }] = reference.cases;
  const curve = rocCurve({ logits: oneUnit(z), labels });
  const [{ models, positives }] = (await measureRocPr({ logits: oneUnit(z), labels, resamples: 200 })).events;
  for (const found of models[0].curve!.found) expect(near(curve.sensitivity)).toContain(Number((found / positives).toFixed(12)));
});
