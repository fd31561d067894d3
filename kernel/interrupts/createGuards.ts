import type { Outputs } from '../outputs';
import type { Interrupts } from './interrupts';

/** What stands around the awaits of a cell; see `cells/guardAwaits.ts`. */
export interface Guards {
  /** The operand of an `await`: throws when the cell is interrupted, and rejects when that happens while it is pending. */
  guard(value: unknown): unknown;
  /** The same for every step of a `for await`. */
  guardEach(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown>;
}

/** The places in cells at which an error was awaited, outermost last: V8 cannot see through the guard. */
export type AwaitSites = WeakMap<object, string[]>;

/** As they were: a cell may put others in their place. */
const NativePromise = Promise;
const { then } = Promise.prototype;
const { captureStackTrace } = Error;

export function createGuards(interrupts: Interrupts, sites: AwaitSites, outputs: Pick<Outputs, 'here' | 'resume'>): Guards {
  function guard(value: unknown): unknown {
    interrupts.throwIfInterrupted();
    if (!isThenable(value)) return value;
    const cell = outputs.here();
    const site: { stack?: string } = {};
    captureStackTrace(site, guard);
    return new NativePromise((resolve, reject) => {
      const fail = (error: unknown) => {
        if (typeof error === 'object' && error !== null) sites.set(error, (sites.get(error) ?? []).concat(site.stack ?? ''));
        reject(error);
      };
      const settled = interrupts.wait(fail);
      const given = new NativePromise((take) => take(value));
      Reflect.apply(then, given, [
        (result: unknown) => {
          settled();
          outputs.resume(cell, () => resolve(result));
        },
        (error: unknown) => {
          settled();
          outputs.resume(cell, () => fail(error));
        }
      ]);
    });
  }

  return {
    guard,
    async *guardEach(source) {
      const asynchronous = source as AsyncIterable<unknown>;
      const iterator = asynchronous[Symbol.asyncIterator]?.() ?? (source as Iterable<unknown>)[Symbol.iterator]();
      let finished = false;
      try {
        for (;;) {
          const step = (await guard(iterator.next())) as IteratorResult<unknown>;
          finished = step.done === true;
          if (finished) return;
          yield await guard(step.value);
        }
      } finally {
        // A source that is still busy answers `return` only when it is done; nobody waits for it.
        if (!finished) void Promise.resolve(iterator.return?.()).catch(() => undefined);
      }
    }
  };
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  try {
    // A Proxy that answers to every name, as mocks do, is a promise only when it says that it has a `then`.
    return 'then' in value && typeof value.then === 'function';
  } catch {
    return false;
  }
}
