import { expect, test } from 'vitest';
import { endSynchronousPartOfCell } from '../../kernel/evaluate/interrupts/endSynchronousPartOfCell';
import { createSharedState, flag, synchronousPart } from '../../kernel/threads/SharedState';

test('endSynchronousPartOfCell ends a part that nobody stops', () => {
  const state = createSharedState();
  Atomics.store(state.flags, flag.synchronous, synchronousPart.runs);
  endSynchronousPartOfCell(state);
  expect(Atomics.load(state.flags, flag.synchronous)).toBe(synchronousPart.ended);
});

test('endSynchronousPartOfCell does not wait for ever for a signal that does not come', () => {
  const state = createSharedState();
  Atomics.store(state.flags, flag.synchronous, synchronousPart.signalled);
  endSynchronousPartOfCell(state);
  expect(Atomics.load(state.flags, flag.synchronous)).toBe(synchronousPart.signalled);
});
