import { watchInterrupts } from '../../notebook/watchInterrupts';

/** Ends a sweep before its time: all its trials end within their current batches. */
export interface SweepStop {
  signal: AbortSignal;
  ask(): void;
  isAsked(): boolean;
  close(): void;
}

const often = 100;

/** By an interrupt of the cell, by a signal, or by the sweep itself. */
export function createSweepStop(signal: AbortSignal | undefined): SweepStop {
  const watch = watchInterrupts();
  const own = new AbortController();
  const isAsked = () => own.signal.aborted || signal?.aborted === true || watch.interrupted();
  const look = () => {
    if (isAsked()) own.abort();
  };
  look();
  // While a sweep waits for other processes, nothing else would look at the kernel's flag.
  const timer = setInterval(look, often);
  signal?.addEventListener('abort', look);
  return {
    ...{ signal: own.signal, isAsked },
    ask: () => own.abort(),
    close() {
      clearInterval(timer);
      signal?.removeEventListener('abort', look);
    }
  };
}
