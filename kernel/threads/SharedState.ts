/**
 * The few numbers that both threads must see at once, also while the main thread is inside a cell that never yields.
 * Everything else goes by message.
 */
export interface SharedState {
  buffer: SharedArrayBuffer;
  flags: Int32Array;
  /** The line that a reader typed, in UTF-8. */
  input: Uint8Array;
}

export const flag = {
  /** 1 from the moment that a cell is taken up until it has ended. */
  cellRunning: 0,
  /** How many interrupts were asked for since the running cell began. */
  interrupts: 1,
  /** 1 when an op, an await or a handler of the running cell has answered the interrupt. */
  answered: 2,
  /** One of `synchronousPart`. */
  synchronous: 3,
  /** How many callers promise to look at the interrupt by themselves. */
  holds: 4,
  /** One of `inputState`. */
  input: 5,
  /** Bytes in `input`. */
  inputLength: 6,
  /** The number of the native call that runs, as `nativeName` told it; 0 when none does. */
  native: 7,
  /** How many native calls have ended. */
  nativeEnded: 8,
  /** The line of the cell whose top-level statement runs, from 1; 0 before the first. */
  line: 9,
  /** 1 when the running cell is stopped because it has used up what V8 allows. */
  outOfMemory: 10,
  /** How much the main thread does that is the kernel's own and must not be stopped: starting, completing, describing. */
  ownWork: 11,
  /** 1 when the main thread has taken a message since the Worker last asked. */
  awake: 12,
  /** The weight of the output that the main thread has posted, and of that which the Worker has taken; see `createBoundedPost`. */
  posted: 13,
  taken: 14,
  /** 1 while the Worker stops the running cell: its end waits for that, or the next cell would be stopped in its place. */
  stopping: 15,
  /** The process that checks the running cell, for which the main thread waits; 0 when it does not. */
  compiler: 16
} as const;

/** Of a cell: while it runs, SIGINT stops it, and nothing else may. `signalled` from the moment that it is to get one. */
export const synchronousPart = { ended: 0, runs: 1, signalled: 2 } as const;

export const inputState = { none: 0, asked: 1, given: 2, cancelled: 3, tooLong: 4 } as const;

const flagBytes = 128;
const inputBytes = 1024 * 1024;

export function createSharedState(): SharedState {
  return openSharedState(new SharedArrayBuffer(flagBytes + inputBytes));
}

export function openSharedState(buffer: SharedArrayBuffer): SharedState {
  return { buffer, flags: new Int32Array(buffer, 0, flagBytes / 4), input: new Uint8Array(buffer, flagBytes) };
}

/** True when the running cell is interrupted and nobody holds; a second interrupt ends every hold. */
export function mustStop({ flags }: SharedState): boolean {
  const interrupts = Atomics.load(flags, flag.interrupts);
  return interrupts > 1 || (interrupts === 1 && Atomics.load(flags, flag.holds) === 0);
}
