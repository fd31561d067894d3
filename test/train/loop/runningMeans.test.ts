import { expect, test } from 'vitest';
import { runningMeans } from '../../../src/train/loop/runningMeans';

test('runningMeans().add(terms, total) keeps the mean of each as "train/<term>", of the totals as "train/loss"', () => {
  const means = runningMeans();
  expect(means.values).toEqual({});
  for (const [soft, total] of [
    [1, 10],
    [2, 20],
    [6, 30]
  ])
    means.add({ soft }, total);
  expect(means.values).toEqual({ 'train/soft': 3, 'train/loss': 20 });
});
