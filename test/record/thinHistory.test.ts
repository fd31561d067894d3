import { expect, test } from 'vitest';
import type { History } from '../../src/record/History';
import { findHistoryPeaks } from '../../src/record/findHistoryPeaks';
import { computeRunKey } from '../../src/record/computeRunKey';
import { thinHistory } from '../../src/record/thinHistory';

const history = (loss: number[], best: History['best'] = null): History => ({
  step: loss.map((_, i) => i + 1),
  epoch: loss.map((_, i) => (i + 1) / 4),
  series: { 'train/loss': loss, 'validation/accuracy': loss.map((_, i) => (i % 4 === 3 ? i : null)) },
  best
});

test('thin(history, points) joins neighbours: a train loss becomes their mean, all else keeps the later value', () => {
  const { step, epoch, series } = thinHistory(history([1, 3, 5, 7, 2, 4, 6, 8]), 4);
  expect(step.length).toBeLessThanOrEqual(4);
  expect(step.at(-1)).toBe(8);
  expect(epoch.filter(Number.isInteger)).toEqual([1, 2]);
  const steps = step.map((one, i) => one - (step[i - 1] ?? 0));
  expect(series['train/loss'].reduce<number>((sum, mean, i) => sum + mean! * steps[i], 0)).toBeCloseTo(36, 10);
  expect(series['validation/accuracy'].filter((value) => value !== null)).toEqual([3, 7]);
});

test('thin(history, points) keeps the best epoch, and a history that is short enough as it is', () => {
  const long = history(
    Array.from({ length: 80 }, (_, i) => i),
    { epoch: 7, series: 'validation/accuracy', value: 27 }
  );
  expect(thinHistory(long, 6).epoch).toContain(7);
  expect(thinHistory(long, 80)).toBe(long);
});

test('thin(history, 1) is refused', () => {
  expect(() => thinHistory(history([1]), 1)).toThrow('thin: expected points to be at least 2, got 1; ask for more points');
});

test('peaks(history, most) finds the points that stand out of their neighbours, the largest first', () => {
  const loss = Array.from({ length: 60 }, (_, i) => 1 + 0.01 * Math.sin(i * 3));
  expect([...findHistoryPeaks(history(loss), 5)]).toEqual([]);
  loss[20] = 4;
  loss[40] = 9;
  expect([...findHistoryPeaks(history(loss), 5)]).toEqual(expect.arrayContaining([20, 40]));
  expect([...findHistoryPeaks(history(loss), 1)]).toEqual([40]);
});

test('computeRunKey(run) tells two runs of one setup apart by when they began', () => {
  const run = { id: '0123456789ab', started: '2026-01-01T00:00:00.000Z' };
  expect(computeRunKey(run)).toBe(computeRunKey({ ...run }));
  expect(computeRunKey(run)).not.toBe(computeRunKey({ ...run, started: '2026-01-01T00:00:01.000Z' }));
});
