import { findHost } from './findHost';

/** Interrupts from the point of view of one piece of work. Without a kernel there are none. */
export interface InterruptWatch {
  /** True after an interrupt, even if its cell has ended meanwhile. */
  interrupted(): boolean;
  /** Throws the kernel's KeyboardInterrupt after an interrupt, unless the cell is still running and there is a hold. */
  throwIfInterrupted(): void;
}

/**
 * Watches for interrupts from now on. If a cell waits only for this work, the kernel ends the cell at once and clears its flag: work that
 * checked only the flag would continue unnoticed.
 */
export function watchInterrupts(): InterruptWatch {
  const host = findHost();
  const since = host?.interruptions?.();
  return {
    interrupted: () => host?.interrupted(since) === true,
    throwIfInterrupted: () => host?.throwIfInterrupted(since)
  };
}
