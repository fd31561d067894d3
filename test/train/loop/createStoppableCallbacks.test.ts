import { expect, test } from 'vitest';
import { createStoppableCallbacks } from '../../../src/train/loop/createStoppableCallbacks';

test('createStoppableCallbacks(stopped, onEvent).onBatchEnd goes on until stopped says so, and lets others run between two batches', async () => {
  let isOver = false;
  const callbacks = createStoppableCallbacks(
    () => isOver,
    () => undefined
  );
  expect(await callbacks.onBatchEnd(1)).toBe(true);
  setImmediate(() => (isOver = true));
  expect(await callbacks.onBatchEnd(2)).toBe(false);
  expect(await callbacks.onBatchEnd(3)).toBe(false);
});
