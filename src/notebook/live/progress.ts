import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { createProgressMeter, type ProgressMeter } from './createProgressMeter';

export interface ProgressOptions {
  /** What the loop does, at the beginning of the line. */
  title?: string;
  /** The number of items. Default: the size of an array, a Set, a Map or a typed array; otherwise unknown. */
  total?: number;
}

/**
 * The same items, with a progress line in the notebook: count, share, items per second, time left. It is drawn when the loop begins, then
 * at most ten times a second, and when it ends: "100 done in 8 s", or after `break`, an error or an interrupt
 * "stopped after 12 of 100". On a terminal the line is on stderr; elsewhere nothing is drawn.
 *
 * @throws TypeError for something that cannot be iterated, a title that is not text or an unknown option; RangeError for a total below 0.
 * @example
 * ```ts
 * let sum = 0;
 * for (const x of kd.progress([1, 2, 3], { title: 'adding' })) sum += x;
 * sum; // 6
 * ```
 */
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
export function progress<T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
export function progress<T>(
  items: Iterable<T> | AsyncIterable<T>,
  options: ProgressOptions = {}
): Iterable<T> | AsyncIterable<T> {
  checkOptions('progress', options, ['title', 'total']);
  const { title } = options;
  if (!isSafeToInspect(items)) throw notIterable(items);
  const total =
    options.total === undefined ? sizeOf(items) : checkNumber('progress', 'total', options.total, { integer: true, atLeast: 0 });
  if (isIterable(items)) {
    return { [Symbol.iterator]: () => followed(items[Symbol.iterator](), createProgressMeter(title, total)) };
  }
  if (isAsyncIterable(items)) {
    return { [Symbol.asyncIterator]: () => followedAsync(items[Symbol.asyncIterator](), createProgressMeter(title, total)) };
  }
  throw notIterable(items);
}

function notIterable(items: unknown): TypeError {
  return new TypeError(`progress: expected something to iterate, got ${showValue(items)}; pass an array or a generator`);
}

function followed<T>(source: Iterator<T>, meter: ProgressMeter): Iterator<T> {
  let count = -1;
  return {
    next() {
      try {
        meter.advance(++count);
      } catch (error) {
        source.return?.();
        throw error;
      }
      try {
        const step = source.next();
        if (step.done) meter.end('done');
        return step;
      } catch (error) {
        meter.end('stopped');
        throw error;
      }
    },
    return(value) {
      meter.end('stopped');
      return source.return?.(value) ?? { done: true, value: value as unknown };
    }
  };
}

function followedAsync<T>(source: AsyncIterator<T>, meter: ProgressMeter): AsyncIterator<T> {
  let count = -1;
  return {
    async next() {
      try {
        meter.advance(++count);
      } catch (error) {
        void source.return?.();
        throw error;
      }
      try {
        const step = await source.next();
        if (step.done) meter.end('done');
        return step;
      } catch (error) {
        meter.end('stopped');
        throw error;
      }
    },
    // Not an async generator: its `return` would wait for an item that may never come.
    async return(value) {
      meter.end('stopped');
      return (await source.return?.(value)) ?? { done: true, value: value as unknown };
    }
  };
}

function isIterable<T>(items: unknown): items is Iterable<T> {
  return items !== null && items !== undefined && typeof (items as Iterable<T>)[Symbol.iterator] === 'function';
}

function isAsyncIterable<T>(items: unknown): items is AsyncIterable<T> {
  return items !== null && items !== undefined && typeof (items as AsyncIterable<T>)[Symbol.asyncIterator] === 'function';
}

function sizeOf(items: unknown): number | null {
  const { length, size } = (items ?? {}) as { length?: unknown; size?: unknown };
  const found = [length, size].find((number) => typeof number === 'number');
  return (found as number | undefined) ?? null;
}
