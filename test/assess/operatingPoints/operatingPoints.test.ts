import { fc } from '../../seededFastCheck';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { confusionAt } from '../../../src/metrics/threshold/confusionAt';
import { operatingPoints } from '../../../src/assess/operatingPoints/operatingPoints';
import { expectClose, named, oneUnit, rows } from '../../metrics/operatingPointCases';

test.each(named)('operatingPoints(%s) are those found by trying all cuts, with the Wilson interval of SciPy', (_, one) => {
  const expected = one.operatingPoints;
  const falsePositiveRates = expected.map(({ allowed }) => allowed as number);
  const got = operatingPoints({ logits: oneUnit(one.z), labels: one.labels, cases: one.cases, falsePositiveRates });
  expect(got.cases).toBe(new Set(one.cases).size);
  got.points.forEach((point, i) => {
    for (const [name, value] of Object.entries(expected[i])) expectClose(point[name as keyof typeof point], value, 1e-9);
  });
  expectClose(got.meanSensitivity, got.points.reduce((sum, { sensitivity }) => sum + sensitivity, 0) / got.points.length);
});

test('operatingPoints without cases are points of the ROC curve: each row is a case', () => {
  fc.assert(
    fc.property(rows, (inputs) => {
      const { points, cases } = operatingPoints({ ...inputs, falsePositiveRates: [0, 0.2, 1] });
      expect(cases).toBe(inputs.labels.length);
      for (const { threshold, sensitivity, low, high, specificity, falsePositivesPerCase, allowed } of points) {
        const at = confusionAt({ ...inputs, threshold });
        expect(at.sensitivity).toBe(sensitivity);
        expectClose(at.specificity, specificity);
        expect(falsePositivesPerCase).toBeLessThanOrEqual(allowed);
        expect(low <= sensitivity && sensitivity <= high).toBe(true);
      }
      expect(points[2].sensitivity).toBe(1);
    }),
    { numRuns: 100 }
  );
});

test('operatingPoints shows itself as a table and as lines of text', () => {
  const points = operatingPoints({ logits: oneUnit([3, 2, 1, 0]), labels: [1, 0, 1, 0], cases: ['a', 'a', 'b', 'b'] });
  const show = (points as unknown as { [key: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')];
  const bundle = show.call(points);
  expect(Object.keys(JSON.parse(JSON.stringify(points)) as object)).not.toContain('display');
  expect(bundle['text/html']).toContain('<th scope="row">1/8</th>');
  expect(bundle['text/plain']).toContain('1/2; There are: 0.5; Sensitivity: 100.00 %');
  expect(bundle['text/plain']).not.toMatch(/NaN|undefined/);
});
