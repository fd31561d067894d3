import { expect, test } from 'vitest';
import { createRunningMeans } from '../../../src/train/loop/createRunningMeans';

test('createRunningMeans().add(terms, total) keeps the mean of each as "train/<term>", of the totals as "train/loss"', () => {
  const means = createRunningMeans();
  expect(means.values).toEqual({});
  for (const [soft, total] of [
    [1, 10],
    [2, 20],
    [6, 30]
  ])
    means.add({ soft }, total);
  expect(means.values).toEqual({ 'train/soft': 3, 'train/loss': 20 });
});
