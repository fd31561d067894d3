import type { AwaitSites } from '../errors/AwaitSites';
import { isThenable } from '../values/isThenable';
import type { Interrupts } from './createInterrupts';

/** What stands around the awaits of a cell; see `cells/guardAwaits.ts`. */
export interface AwaitGuards {
  /** The operand of an `await`: throws when the cell is interrupted, and rejects when that happens while it is pending. */
  guard(value: unknown): unknown;
  /** The same for every step of a `for await`. */
  guardEach(source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown>;
}

/** As they were: a cell may put others in their place. */
const NativePromise = Promise;
const { then } = Promise.prototype;
const { captureStackTrace } = Error;

/** Whose code runs. What follows an await belongs to the same one, so that its output does. */
export interface Attribution<Owner> {
  here(): Owner;
  /** Settles what `owner` awaits by `work`. */
  resume(owner: Owner, work: () => void): void;
}

export function createAwaitGuards<Owner>(
  interrupts: Interrupts,
  sites: AwaitSites,
  { here, resume }: Attribution<Owner>
): AwaitGuards {
  function guard(value: unknown): unknown {
    interrupts.throwIfInterrupted();
    if (!isThenable(value)) return value;
    const owner = here();
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
          resume(owner, () => resolve(result));
        },
        (error: unknown) => {
          settled();
          resume(owner, () => fail(error));
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
