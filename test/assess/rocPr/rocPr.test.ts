import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import * as metrics from '../../../src/metrics';
import { rocCurve } from '../../../src/metrics/curves/rocCurve';
import { computeRocPr } from '../../../src/assess/rocPr/computeRocPr';
import { rocPr } from '../../../src/assess/rocPr/rocPr';
import { rocPrView } from '../../../src/views/rocPr/rocPrView';
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

const cases = reference.cases.map((one) => [one.name, one] as const);
const oneUnit = (z: readonly number[]) => z.map((one) => [one]);
const near = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(12)));

describe('rocPr({models, labels}) of two classes', () => {
  test.each(cases)('its points lie on the curves of scikit-learn, its areas are theirs: %s', async (_, one) => {
    const { z, labels, fpr, tpr, thresholds, rocAuc, averagePrecision } = one;
    const { events } = await computeRocPr({ logits: oneUnit(z), labels, resamples: 200 });
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
    const { events, resamples } = await computeRocPr({ models, labels, resamples: 300, seed: 4 });
    const expected = await computeComparison({
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
    const chosen = await computeRocPr({ models, labels, thresholds: { student: [9, 8, 0.5] }, resamples: 100 });
    expect(chosen.events[0].models[0].chosen!.threshold).toBe(0.5);
  });

  test('a chosen threshold is the point that confusion counts give', async () => {
    const [{ z, labels }] = reference.cases.slice(1);
    const { events } = await computeRocPr({
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
    await expect(computeRocPr({ labels: [1, 0], ...inputs })).rejects.toThrow(says);
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
      const { events } = await computeRocPr({ logits, labels, resamples: 100 });
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
    const { events } = await computeRocPr({ logits, labels, resamples: 100 });
    expect(events).toHaveLength(22);
    expect(events.slice(2).filter(({ name }) => Number(name.slice(6)) < 22).length).toBeGreaterThan(18);
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
  const [{ models, positives }] = (await computeRocPr({ logits: oneUnit(z), labels, resamples: 200 })).events;
  for (const found of models[0].curve!.found) expect(near(curve.sensitivity)).toContain(Number((found / positives).toFixed(12)));
});
