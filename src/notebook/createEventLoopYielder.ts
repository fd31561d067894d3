import { setImmediate } from 'node:timers/promises';

/**
 * A function to await often: it lets the event loop run if the last time was more than `milliseconds` ago, so that interrupts, comms and
 * timers are handled during long work.
 */
export function createEventLoopYielder(milliseconds = 60): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await setImmediate();
    last = performance.now();
  };
}
