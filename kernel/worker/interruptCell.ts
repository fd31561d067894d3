import { Session } from 'node:inspector';
import type { SharedState } from '../threads/SharedState';
import { flag, inputState, mustStop } from '../threads/SharedState';

const answerWithinMs = 150;
const forceEveryMs = 250;
const unwindWithinMs = 2000;

export interface Interrupter {
  interrupt(): void;
  /** Lets go of the main thread, which otherwise waits for it when the process ends. */
  close(): void;
}

/**
 * Stops the running cell, gently first. The flag is raised and the main thread is told; an op, an await or a progress
 * check then throws at its own place. Only when none has answered in 150 ms is the code stopped where it stands.
 * While somebody holds, the flag is all that happens; a second interrupt ends the hold.
 */
export function createInterrupter(state: SharedState, tellMain: (kind: 'interrupt' | 'stopped') => void): Interrupter {
  const { flags } = state;
  const inspector = new Session();
  inspector.connectToMainThread();

  function force(deadline: number, attempt: number): void {
    if (Atomics.load(flags, flag.cellRunning) === 0 || !mustStop(state)) return;
    // Code that was told to stop may still be unwinding: an await in a `finally`, a tape that closes.
    if (Atomics.load(flags, flag.answered) === 1 && Date.now() < deadline) return void later(deadline, attempt);
    if (attempt === 0) signalGroup();
    // Inside vm's synchronous part only SIGINT is safe: a termination would kill vm's own handler.
    if (Atomics.load(flags, flag.synchronous) === 0) {
      inspector.post('Runtime.terminateExecution', () => undefined);
      tellMain('stopped');
    } else if (attempt > 0) {
      signalGroup();
    }
    later(deadline, attempt + 1);
  }

  function later(deadline: number, attempt: number): void {
    setTimeout(force, forceEveryMs, deadline, attempt);
  }

  return {
    interrupt() {
      if (Atomics.load(flags, flag.cellRunning) === 0) return;
      const interrupts = Atomics.add(flags, flag.interrupts, 1) + 1;
      Atomics.compareExchange(flags, flag.input, inputState.asked, inputState.cancelled);
      Atomics.notify(flags, flag.input);
      tellMain('interrupt');
      if (interrupts <= 2) setTimeout(force, answerWithinMs, Date.now() + unwindWithinMs, 0);
    },
    close: () => inspector.disconnect()
  };
}

/** SIGINT for the kernel's own process group, so that a child process that the cell waits for stops too. */
function signalGroup(): void {
  try {
    process.kill(-process.pid, 'SIGINT');
  } catch {
    // Not the leader of a group: the group belongs to somebody else.
    process.kill(process.pid, 'SIGINT');
  }
}
