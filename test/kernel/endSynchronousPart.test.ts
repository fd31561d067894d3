import { expect, test } from 'vitest';
import { endSynchronousPart } from '../../kernel/evaluate/interrupts/endSynchronousPart';
import { createSharedState, flag, synchronousPart } from '../../kernel/threads/SharedState';

test('endSynchronousPart ends a part that nobody stops', () => {
  const state = createSharedState();
  Atomics.store(state.flags, flag.synchronous, synchronousPart.runs);
  endSynchronousPart(state);
  expect(Atomics.load(state.flags, flag.synchronous)).toBe(synchronousPart.ended);
});

test('endSynchronousPart does not wait for ever for a signal that does not come', () => {
  const state = createSharedState();
  Atomics.store(state.flags, flag.synchronous, synchronousPart.signalled);
  endSynchronousPart(state);
  expect(Atomics.load(state.flags, flag.synchronous)).toBe(synchronousPart.signalled);
});
