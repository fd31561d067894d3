import { expect, test } from 'vitest';
import { createSharedState, flag, mustStop, openSharedState } from '../../../kernel/threads/SharedState';

test('openSharedState() sees what createSharedState() has written, in numbers and in the line of the reader', () => {
  const mine = createSharedState();
  const theirs = openSharedState(mine.buffer);
  Atomics.store(mine.flags, flag.taken, 5);
  mine.input[0] = 65;
  expect([Atomics.load(theirs.flags, flag.taken), theirs.input[0], theirs.input.length]).toEqual([5, 65, 1024 * 1024]);
});

test.each([
  [0, 0, false],
  [1, 0, true],
  [1, 1, false],
  [2, 1, true]
])('mustStop() after %d interrupts with %d holds is %s', (interrupts, holds, expected) => {
  const state = createSharedState();
  Atomics.store(state.flags, flag.interrupts, interrupts);
  Atomics.store(state.flags, flag.holds, holds);
  expect(mustStop(state)).toBe(expected);
});
