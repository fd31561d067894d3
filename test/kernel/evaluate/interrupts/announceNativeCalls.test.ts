import { expect, test } from 'vitest';
import { announceNativeCalls } from '../../../../kernel/evaluate/interrupts/announceNativeCalls';
import { createSharedState, flag } from '../../../../kernel/threads/SharedState';

test('a native call shows its number while it runs, also inside another, and announces its name once', () => {
  const state = createSharedState();
  const announced: [number, string][] = [];
  const native = announceNativeCalls(state, (...one) => announced.push(one));
  const running = () => Atomics.load(state.flags, flag.native);
  const seen = native('train', () => [running(), native('MatMul', running), running()]);
  native('MatMul', running);
  expect(seen).toEqual([1, 2, 1]);
  expect(announced).toEqual([
    [1, 'train'],
    [2, 'MatMul']
  ]);
  expect([running(), Atomics.load(state.flags, flag.nativeEnded)]).toEqual([0, 3]);
});

test('a native call that throws has ended', () => {
  const state = createSharedState();
  const native = announceNativeCalls(state, () => undefined);
  const fail = () => {
    throw new Error('of the library');
  };
  expect(() => native('train', fail)).toThrow('of the library');
  expect([Atomics.load(state.flags, flag.native), Atomics.load(state.flags, flag.nativeEnded)]).toEqual([0, 1]);
});
