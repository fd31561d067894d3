import { expect, test } from 'vitest';
import { stoppableCallbacks } from '../../../src/train/loop/stoppableCallbacks';

test('untilStopped(stopped, onEvent).onBatchEnd goes on until stopped says so, and lets others run between two batches', async () => {
  let isOver = false;
  const callbacks = stoppableCallbacks(
    () => isOver,
    () => undefined
  );
  expect(await callbacks.onBatchEnd(1)).toBe(true);
  setImmediate(() => (isOver = true));
  expect(await callbacks.onBatchEnd(2)).toBe(false);
  expect(await callbacks.onBatchEnd(3)).toBe(false);
});
