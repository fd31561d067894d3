import { findHost } from './findHost';

/** Interrupts as one piece of work sees them. Without a kernel there are none. */
export interface InterruptWatch {
  /** True from an interrupt on, also when its cell has ended meanwhile. */
  interrupted(): boolean;
  /** Throws the kernel's KeyboardInterrupt when interrupted, unless the cell still runs and somebody holds. */
  throwIfInterrupted(): void;
}

/**
 * Watches for interrupts from now on. The kernel ends a cell at once when it waits for nothing but this work, and lowers its flag: work
 * that looked at the flag only would run on behind the reader's back.
 */
export function watchInterrupts(): InterruptWatch {
  const host = findHost();
  const since = host?.interruptions?.();
  return {
    interrupted: () => host?.interrupted(since) === true,
    throwIfInterrupted: () => host?.throwIfInterrupted(since)
  };
}
