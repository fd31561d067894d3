import type { SharedState } from '../../threads/SharedState';
import { flag } from '../../threads/SharedState';

/** Watches, while a cell runs, how much of its memory the main thread has used. */
export interface MemoryWatch {
  /** A cell begins with so many bytes in use. */
  begin(heapUsed: number): void;
}

const lookEveryMs = 100;
/** At this share of what V8 allows a cell is stopped: V8 itself would end the process. */
const mostShare = 0.85;
/** A cell that does not add this much is not the one that has filled the memory. */
const ownShare = 0.05;

/** `askHeapUsed` must answer while the main thread computes. */
export function createMemoryWatch(
  { flags }: SharedState,
  limit: number,
  askHeapUsed: (answer: (bytes: number) => void) => void,
  stop: () => void
): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;

  function look(before: number): void {
    if (Atomics.load(flags, flag.cellRunning) === 0) return clearInterval(timer);
    // The whole process is cheap to ask, and has at least this much when the heap has.
    if (process.memoryUsage.rss() < limit * mostShare) return;
    askHeapUsed((bytes) => {
      const isRunning = Atomics.load(flags, flag.cellRunning) === 1 && Atomics.load(flags, flag.outOfMemory) === 0;
      if (isRunning && bytes > limit * mostShare && bytes - before > limit * ownShare) stop();
    });
  }

  return {
    begin(heapUsed) {
      clearInterval(timer);
      timer = setInterval(look, lookEveryMs, heapUsed);
    }
  };
}
