import { findHost } from '../../../notebook/findHost';
import { watchInterrupts } from '../../../notebook/watchInterrupts';

/** Keeps the kernel from ending the cell while native memory is in use: the work looks for interrupts itself, and cleans up. */
export interface Interruptible {
  /** Throws the signal's reason, or the kernel's KeyboardInterrupt. */
  check(): void;
  /** Must always be called at the end. */
  release(): void;
}

export function createInterruptible(signal?: AbortSignal): Interruptible {
  const host = findHost();
  host?.throwIfInterrupted();
  const watch = watchInterrupts();
  const release = host?.hold();
  return {
    check() {
      signal?.throwIfAborted();
      if (!watch.interrupted()) return;
      // Nothing is interrupted while a hold is in place.
      release?.();
      watch.throwIfInterrupted();
    },
    release: () => release?.()
  };
}
