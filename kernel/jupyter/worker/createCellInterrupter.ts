import { Session } from 'node:inspector';
import type { SharedState } from '../../threads/SharedState';
import { flag, inputState, mustStop, synchronousPart } from '../../threads/SharedState';
import { interruptRunningScript } from './interruptRunningScript';

const answerWithinMs = 150;
const lookEveryMs = 250;
/** vm has just begun or ended a script, and can be interrupted in a moment. */
const soonMs = 5;
/** So long a cell has after a hold or a native call to answer by itself. */
const afterHoldMs = 1000;
const unwindWithinMs = 2000;

export interface Interrupter {
  interrupt(): void;
  /** Stops the running cell at once, as it is about to use up the memory. */
  outOfMemory(): void;
  /** The bytes in use on the main thread's heap, asked also while it computes. */
  askHeapUsed(answer: (bytes: number) => void): void;
  /** Lets go of the main thread, which otherwise waits for it when the process ends. */
  close(): void;
}

/**
 * Stops the running cell, gently first. The flag is raised and the main thread is told; an op, an await or a progress
 * check then throws at its own place. Only when none has answered in 150 ms is the code stopped where it stands.
 * While somebody holds, the flag is all that happens; a second interrupt ends the hold. Nothing is forced during a native call of
 * the engine: what runs behind it is the engine's own JavaScript. Where the main thread waits for the compiler, that is ended.
 */
export function createCellInterrupter(
  state: SharedState,
  tellMain: (kind: 'interrupt' | 'stopped') => void,
  asked: () => void
): Interrupter {
  const { flags } = state;
  const inspector = new Session();
  inspector.connectToMainThread();

  let timer: NodeJS.Timeout | undefined;
  const isInterrupted = () => Atomics.load(flags, flag.cellRunning) === 1 && Atomics.load(flags, flag.interrupts) !== 0;

  /** `notBefore` is when the cell has had its time; `deadline` when code that was told to stop has had its time to unwind. */
  function look(notBefore: number, deadline: number, attempt: number): void {
    if (!isInterrupted()) return;
    const now = Date.now();
    if (!mustStop(state)) later(now + afterHoldMs, now + unwindWithinMs, 0);
    else if (Atomics.load(flags, flag.native) !== 0) later(now + answerWithinMs, deadline, attempt);
    // An await in a `finally`, a tape that closes.
    else if (now < notBefore || (Atomics.load(flags, flag.answered) === 1 && now < deadline)) later(notBefore, deadline, attempt);
    else if (endCompiler()) later(notBefore, deadline, attempt);
    else {
      if (force(attempt)) later(notBefore, deadline, attempt + 1);
      else timer = setTimeout(look, soonMs, notBefore, deadline, attempt);
    }
  }

  /** False when it checks nothing. Whoever waits for it starts another one. */
  function endCompiler(): boolean {
    const pid = Atomics.load(flags, flag.compiler);
    if (pid === 0) return false;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
    return true;
  }

  /** False when it has to be tried again. */
  function force(attempt: number): boolean {
    Atomics.store(flags, flag.stopping, 1);
    try {
      // The cell may have ended since it was looked at.
      return isInterrupted() ? stop(attempt) : true;
    } finally {
      Atomics.store(flags, flag.stopping, 0);
      Atomics.notify(flags, flag.stopping);
    }
  }

  function stop(attempt: number): boolean {
    const { runs, ended, signalled } = synchronousPart;
    const isSynchronous = Atomics.compareExchange(flags, flag.synchronous, runs, signalled) !== ended;
    const isDone = (attempt > 0 && !isSynchronous) || interruptRunningScript();
    if (!isDone) Atomics.compareExchange(flags, flag.synchronous, signalled, runs);
    // Inside vm's synchronous part only SIGINT is safe: a termination would kill vm's own handler.
    if (isSynchronous) return isDone;
    inspector.post('Runtime.terminateExecution', () => undefined);
    tellMain('stopped');
    return true;
  }

  /** Between cells: what a cell has left running may keep the main thread from ever taking the next one. */
  function wake(): void {
    Atomics.store(flags, flag.awake, 0);
    tellMain('interrupt');
    setTimeout(() => {
      const isIdle = Atomics.load(flags, flag.cellRunning) === 0 && Atomics.load(flags, flag.ownWork) === 0;
      if (isIdle && Atomics.load(flags, flag.awake) === 0) inspector.post('Runtime.terminateExecution', () => undefined);
    }, answerWithinMs);
  }

  function later(notBefore: number, deadline: number, attempt: number): void {
    timer = setTimeout(look, lookEveryMs, notBefore, deadline, attempt);
  }

  return {
    interrupt() {
      if (Atomics.load(flags, flag.cellRunning) === 0) return wake();
      const interrupts = Atomics.add(flags, flag.interrupts, 1) + 1;
      Atomics.compareExchange(flags, flag.input, inputState.asked, inputState.cancelled);
      Atomics.notify(flags, flag.input);
      tellMain('interrupt');
      asked();
      if (interrupts > 2) return;
      clearTimeout(timer);
      timer = setTimeout(look, answerWithinMs, 0, Date.now() + unwindWithinMs, 0);
    },
    outOfMemory() {
      Atomics.store(flags, flag.outOfMemory, 1);
      // As many as end every hold.
      Atomics.store(flags, flag.interrupts, 2);
      clearTimeout(timer);
      look(0, 0, 0);
    },
    askHeapUsed(answer) {
      // @types/node does not know what this one answers.
      inspector.post('Runtime.getHeapUsage', (_error, usage) =>
        answer((usage as { usedSize: number } | undefined)?.usedSize ?? 0)
      );
    },
    close: () => inspector.disconnect()
  };
}
