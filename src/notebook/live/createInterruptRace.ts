import { findHost } from '../findHost';
import { watchInterrupts } from '../watchInterrupts';

/** How often a waiting loop checks whether the user has interrupted the cell. */
const look = 100;

export interface UntilInterrupted {
  /** The promise's value; an interrupt ends the wait with the kernel's KeyboardInterrupt. */
  race<T>(step: T | PromiseLike<T>): Promise<T>;
  /** Call this when there is nothing more to wait for. */
  end(): void;
}

/**
 * Waits on behalf of a cell. The kernel itself can only end awaits in the cell, and then this loop would continue unnoticed. So the kernel
 * is asked to hold until the loop has ended itself.
 */
export function createInterruptRace(): UntilInterrupted {
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
