import type { SharedState } from '../../threads/SharedState';
import { flag, mustStop, synchronousPart } from '../../threads/SharedState';
import { KeyboardInterrupt } from './KeyboardInterrupt';

/** The main thread's half of interrupts: the Worker raises the flag, this makes the running cell notice. */
export interface Interrupts {
  /**
   * A cell is taken up. Until its script has run its synchronous part only SIGINT may stop it. `stopped` is called when the
   * cell was stopped by force, and so may never settle by itself.
   */
  begin(stopped: (error: KeyboardInterrupt) => void): void;
  /** The cell has ended: the flag is down, nobody holds. */
  end(): void;
  /** How many cells were interrupted and have ended. */
  interruptions(): number;
  /** Whether the running cell is interrupted, or one has ended so after `since` interruptions. */
  interrupted(since?: number): boolean;
  /** True when the cell is stopped for what it has used of the memory. */
  outOfMemory(): boolean;
  throwIfInterrupted(since?: number): void;
  hold(): () => void;
  /** Calls `reject` with the interrupt unless the returned function is called before. */
  wait(reject: (error: KeyboardInterrupt) => void): () => void;
  /** The Worker's word that an interrupt was asked for. */
  notice(): void;
  /** The cell's code was stopped where it stood, or does not answer: whatever waits for it is told. */
  force(): void;
}

export function createInterrupts(state: SharedState): Interrupts {
  const { flags } = state;
  const waiting = new Set<(error: KeyboardInterrupt) => void>();
  const holds = new Set<symbol>();
  let interruptions = 0;
  let stopCell: (error: KeyboardInterrupt) => void = () => undefined;

  const isInterrupted = () => Atomics.load(flags, flag.interrupts) !== 0;
  const isRunning = () => Atomics.load(flags, flag.cellRunning) === 1;
  const countHolds = () => Atomics.store(flags, flag.holds, holds.size);

  function answer(): KeyboardInterrupt {
    Atomics.store(flags, flag.answered, 1);
    return new KeyboardInterrupt();
  }

  function rejectWaiting(): void {
    const rejects = [...waiting];
    waiting.clear();
    for (const reject of rejects) reject(answer());
  }

  function force(): void {
    if (!isRunning() || !mustStop(state)) return;
    rejectWaiting();
    stopCell(answer());
  }

  return {
    begin(stopped) {
      stopCell = stopped;
      // A cell can have taken it away, and the next SIGINT would end the process.
      if (process.listenerCount('SIGINT') === 0) process.on('SIGINT', force);
      Atomics.store(flags, flag.interrupts, 0);
      Atomics.store(flags, flag.answered, 0);
      Atomics.store(flags, flag.line, 0);
      Atomics.store(flags, flag.outOfMemory, 0);
      // A call that was stopped by force has not said that it ended.
      Atomics.store(flags, flag.native, 0);
      Atomics.store(flags, flag.synchronous, synchronousPart.runs);
      Atomics.store(flags, flag.cellRunning, 1);
    },
    end() {
      Atomics.store(flags, flag.cellRunning, 0);
      // A stop that has begun is meant for this cell. It takes as long as a look at the system's processes.
      for (let i = 0; i < 100 && Atomics.load(flags, flag.stopping) === 1; i++) Atomics.wait(flags, flag.stopping, 1, 20);
      // What the cell had begun may still run, and looks at the flags too late.
      if (isInterrupted()) interruptions++;
      Atomics.store(flags, flag.interrupts, 0);
      Atomics.store(flags, flag.answered, 0);
      Atomics.store(flags, flag.synchronous, synchronousPart.ended);
      // A hold that outlives its cell would make every later cell deaf.
      holds.clear();
      countHolds();
    },
    interruptions: () => interruptions,
    interrupted: (since = interruptions) => since !== interruptions || isInterrupted(),
    outOfMemory: () => Atomics.load(flags, flag.outOfMemory) === 1,
    throwIfInterrupted(since = interruptions) {
      // Of a cell that has ended: the running one has answered nothing.
      if (since !== interruptions) throw new KeyboardInterrupt();
      if (mustStop(state)) throw answer();
    },
    hold() {
      const held = Symbol('hold');
      holds.add(held);
      countHolds();
      return () => {
        holds.delete(held);
        countHolds();
      };
    },
    wait(reject) {
      waiting.add(reject);
      return () => void waiting.delete(reject);
    },
    notice() {
      Atomics.store(flags, flag.awake, 1);
      if (!isRunning() || !mustStop(state)) return;
      if (waiting.size > 0) rejectWaiting();
      else force();
    },
    force
  };
}
