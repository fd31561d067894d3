import { afterEach, expect, test } from 'vitest';
import { deferModule } from '../../src/notebook/deferModule';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: unknown };
afterEach(() => void delete globals[symbol]);

test('deferModule(load) loads when an export is first read, once, and again where loading has failed', () => {
  const told: string[] = [];
  let isBroken = true;
  const part = deferModule(() => {
    told.push('load');
    if (isBroken) throw new Error('broken');
    return { one: 1, two: 2 };
  });
  expect(told).toEqual([]);
  expect(() => part.one).toThrow('broken');
  isBroken = false;
  expect([part.one, part.two, (part as { three?: number }).three]).toEqual([1, 2, undefined]);
  expect(told).toEqual(['load', 'load']);
});

test('deferModule(load) loads with the built-in objects of the kernel', () => {
  const told: string[] = [];
  globals[symbol] = {
    asKernel<Result>(work: () => Result) {
      told.push('as the kernel');
      return work();
    }
  };
  const part = deferModule(() => ({ one: told.push('load') }));
  expect([part.one, part.one]).toEqual([2, 2]);
  expect(told).toEqual(['as the kernel', 'load']);
});
