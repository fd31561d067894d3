import { findHost } from '../findHost';
import { watchInterrupts } from '../watchInterrupts';

/** How often a waiting loop asks whether the reader has interrupted the cell. */
const look = 100;

export interface UntilInterrupted {
  /** The promise's value; an interrupt while it is pending ends the wait with the kernel's KeyboardInterrupt. */
  race<T>(step: T | PromiseLike<T>): Promise<T>;
  /** Nothing more will be waited for. */
  end(): void;
}

/**
 * Waits on behalf of a cell. The kernel itself can only end the awaits that stand in the cell, and then this loop would run on
 * behind its back; so it is asked to hold until the loop has ended itself.
 */
export function untilInterrupted(): UntilInterrupted {
  const host = findHost();
  const watch = watchInterrupts();
  const release = host?.hold();

  function check(): void {
    if (!watch.interrupted()) return;
    release?.();
    watch.throwIfInterrupted();
  }

  return {
    async race(step) {
      check();
      if (!host) return step;
      let timer: NodeJS.Timeout | undefined;
      const interrupted = new Promise<never>((_, reject) => {
        timer = setInterval(() => {
          try {
            check();
          } catch (error) {
            reject(error as Error);
          }
        }, look);
      });
      try {
        const value = await Promise.race([step, interrupted]);
        check();
        return value;
      } finally {
        clearInterval(timer);
      }
    },
    end: () => release?.()
  };
}
