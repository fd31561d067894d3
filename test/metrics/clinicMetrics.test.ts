import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { computeComparison } from '../../src/assess/compare/computeComparison';
import * as metrics from '../../src/metrics';
import { oneUnit } from './operatingPointCases';

test('metrics.clinic(options): ROC AUC first, and accuracy never without the majority rate of the rows it was measured on', async () => {
  const list = metrics.clinic({ specificity: 0.95, sensitivity: 0.8, classes: ['benign', 'malignant'] });
  const labels = [1, 0, 0, 0, 0];
  const models = { student: oneUnit([1, -1, -2, 0.5, -3]), teacher: oneUnit([2, -1, -2, -3, 1]) };
  const { metrics: told } = await computeComparison({ models, labels, metrics: list, resamples: 100 });
  expect(told.map(({ title }) => title)).toEqual([
    'ROC AUC',
    'sensitivity at 95 % specificity',
    'specificity at 80 % sensitivity',
    'average precision',
    'Brier score',
    'calibration error of class 1',
    'accuracy (always "benign": 80.0 %)'
  ]);
  expect(told.at(-1)?.name).toBe('accuracy');
  expect(metrics.accuracy().beside).toBeUndefined();
});
