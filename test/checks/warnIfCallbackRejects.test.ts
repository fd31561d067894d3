import { expect, test, vi } from 'vitest';
import { warnIfCallbackRejects } from '../../src/checks/warnIfCallbackRejects';
import { findUnusableReason } from '../../src/checks/findUnusableReason';
import { showValue } from '../../src/checks/showValue';

test('a callback that gives a promise which fails is a warning, once, and no unhandled rejection', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', hear);
  try {
    const told: number[] = [];
    const tell = warnIfCallbackRejects('distill', 'onEvent', async (step: number) => {
      told.push(step);
      throw new Error('no mail today');
    });
    tell(1);
    tell(2);
    await new Promise(setImmediate);
    expect(told).toEqual([1, 2]);
    expect(warn.mock.calls).toEqual([
      ['distill: expected the promise of onEvent to be kept, got no mail today; catch errors in onEvent, as nobody waits for it']
    ]);
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
    warn.mockRestore();
  }
});

test('a callback that throws at once throws where it was called, and one that is left out is none', () => {
  const tell = warnIfCallbackRejects('distill', 'onEvent', () => {
    throw new RangeError('theirs');
  });
  expect(tell).toThrow('theirs');
  expect(warnIfCallbackRejects('distill', 'onEvent', undefined)()).toBeUndefined();
});

test('a promise that is refused may fail: nobody waits for it, and the process goes on', async () => {
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', hear);
  try {
    expect(showValue(Promise.reject(new Error('a')))).toBe('a Promise');
    expect(findUnusableReason(Promise.reject(new Error('b')))).toEqual({ got: 'a promise', fix: 'await it first' });
    await new Promise(setImmediate);
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
  }
});
