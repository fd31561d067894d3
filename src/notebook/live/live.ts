import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { createLivePicture } from './createLivePicture';
import { createInterruptRace } from './createInterruptRace';

/**
 * Shows each item of a source in the same place of the output as it arrives: always the first and the last, and at most ten a second
 * between them. The notebook stores the last one. `render` turns an item into what is shown: text, or anything else that a cell can show.
 * The promise resolves at the end of the source. On a terminal each item is one line on stderr; elsewhere nothing is drawn, but the source
 * is still read.
 *
 * @param render default: the item itself.
 * @throws TypeError for something that cannot be iterated; what the source or `render` throws; KeyboardInterrupt after an interrupt, at the
 * next item or while waiting for the source.
 * @example
 * ```ts
 * async function* countdown() {
 *   for (let left = 3; left > 0; left--) yield left;
 * }
 * await kd.live(countdown(), (left) => `${left} to go`);
 * ```
 */
export async function live<T>(
  source: AsyncIterable<T> | Iterable<T>,
  render: (item: T) => unknown = (item) => item
): Promise<void> {
  const iterator = iterate(source);
  if (!isCallable(render))
    throw new TypeError(`live: expected render to be a function, got ${showValue(render)}; leave it out to show the items`);
  const picture = createLivePicture(render);
  const watch = createInterruptRace();
  let finished = false;
  try {
    for (;;) {
      const step = await watch.race(iterator.next());
      picture.throwIfFailed();
      if (step.done) break;
      picture.offer(step.value);
    }
    finished = true;
    await watch.race(picture.drawLast());
    picture.throwIfFailed();
  } finally {
    watch.end();
    if (!finished) {
      // A source that is still busy answers `return` only when it is done, so nothing waits for the answer.
      void Promise.resolve(iterator.return?.()).catch(() => undefined);
      await picture.drawLast();
    }
  }
}

function iterate<T>(source: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> {
  const given = source as (AsyncIterable<T> & Iterable<T>) | null | undefined;
  const start = given?.[Symbol.asyncIterator] ?? given?.[Symbol.iterator];
  if (typeof start !== 'function')
    throw new TypeError(`live: expected something to iterate, got ${showValue(source)}; pass an async generator or an array`);
  return Reflect.apply(start, source, []) as AsyncIterator<T> | Iterator<T>;
}
