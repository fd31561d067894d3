import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Host } from '../../../src/notebook/Host';
import { live } from '../../../src/notebook/live/live';
import { progress } from '../../../src/notebook/live/progress';

const globals = globalThis as unknown as Record<symbol, unknown>;
const symbol = Symbol.for('stillroom.host');
let drawn: string[] = [];
let isInterrupted = false;
const host: Host = {
  cell: () => 1,
  display: (bundle) => void drawn.push(bundle['text/plain']),
  interrupted: () => isInterrupted,
  hold: () => () => undefined,
  throwIfInterrupted() {
    if (isInterrupted) throw new Error('interrupted');
  }
};

beforeEach(() => {
  drawn = [];
  isInterrupted = false;
  globals[symbol] = host;
});
afterEach(() => {
  globals[symbol] = undefined;
});

/** A source that notes whether it was closed. */
function source(length: number) {
  const state = { closed: 0, next: 0 };
  const iterator = {
    next: () => (state.next < length ? { done: false, value: state.next++ } : { done: true, value: undefined }),
    return: () => {
      state.closed++;
      return { done: true, value: undefined };
    }
  };
  return { state, items: { [Symbol.iterator]: () => iterator as Iterator<number> } };
}

describe('progress', () => {
  test('gives the same items, once for each loop over it', () => {
    const followed = progress([1, 2, 3]);
    expect([...followed, ...followed]).toEqual([1, 2, 3, 1, 2, 3]);
    expect(drawn.filter((line) => line.startsWith('3 done'))).toHaveLength(2);
  });

  test('closes its source once when the loop is left, and not when it is done', () => {
    const left = source(5);
    for (const x of progress(left.items)) if (x === 2) break;
    expect(left.state.closed).toBe(1);
    const done = source(5);
    expect([...progress(done.items)]).toHaveLength(5);
    expect(done.state.closed).toBe(0);
  });

  test('ends a loop at the next item after an interrupt, and closes its source', () => {
    const { items, state } = source(5);
    expect(() => {
      for (const x of progress(items, { total: 5 })) isInterrupted = x === 2;
    }).toThrow('interrupted');
    expect(drawn.at(-1)).toMatch(/^stopped after 3 of 5/);
    expect(state).toEqual({ closed: 1, next: 3 });
  });

  test('says "stopped" when the source throws', () => {
    function* failing() {
      yield 1;
      throw new RangeError('mine');
    }
    expect(() => [...progress(failing())]).toThrow('mine');
    expect(drawn.at(-1)).toMatch(/^stopped after 1/);
  });

  test('knows the size of arrays, typed arrays, sets and maps', () => {
    for (const items of [
      [1, 2],
      new Float32Array(2),
      new Set([1, 2]),
      new Map([
        [1, 1],
        [2, 2]
      ])
    ]) {
      drawn = [];
      expect([...progress(items as Iterable<unknown>)]).toHaveLength(2);
      expect(drawn[0]).toContain('0 of 2');
    }
  });

  test('without a notebook or a terminal draws nothing', () => {
    globals[symbol] = undefined;
    expect([...progress([1, 2])]).toEqual([1, 2]);
    expect(drawn).toEqual([]);
  });

  test('refuses what it cannot follow', () => {
    expect(() => progress(5 as never)).toThrow('progress: expected something to iterate, got 5; pass an array or a generator');
    expect(() => progress([], { titel: 'x' } as never)).toThrow('did you mean "title"?');
    expect(() => progress([], { title: 5 } as never)).toThrow('expected title to be a text');
    expect(() => progress([], { total: -1 })).toThrow('progress: expected total to be');
  });
});

describe('live', () => {
  test('draws the first and the last item, by the text of render', async () => {
    await live([1, 2, 3], (x) => `at ${x}`);
    expect(drawn[0]).toMatch(/^at /);
    expect(drawn.at(-1)).toBe('at 3');
  });

  test('reads its source also where nobody looks', async () => {
    globals[symbol] = undefined;
    const { items, state } = source(4);
    await live(items);
    expect(state.next).toBe(4);
  });

  test('throws what the source throws, with the last item drawn', async () => {
    async function* failing() {
      yield 1;
      yield 2;
      throw new RangeError('mine');
    }
    await expect(live(failing())).rejects.toThrow('mine');
    expect(drawn.at(-1)).toBe('2');
  });

  test('refuses what it cannot read', async () => {
    await expect(live(5 as never)).rejects.toThrow('live: expected something to iterate, got 5');
    await expect(live([], 'x' as never)).rejects.toThrow('live: expected render to be a function');
  });
});
