import type { SharedState } from '../../threads/SharedState';
import { flag, synchronousPart } from '../../threads/SharedState';

const longestWaitMs = 1000;
const lookAgainMs = 20;

/**
 * Ends the synchronous part of a cell, within vm's script. If SIGINT is on its way to it, it waits to be stopped: vm's own thread, which does that, may be late,
 * as when the signal has ended a child and the cell goes on. Were the script over by then, vm would keep the signal and stop the next script with it.
 */
export function endSynchronousPartOfCell({ flags }: SharedState): void {
  const { runs, ended, signalled } = synchronousPart;
  const until = Date.now() + longestWaitMs;
  while (Atomics.compareExchange(flags, flag.synchronous, runs, ended) === signalled && Date.now() < until)
    Atomics.wait(flags, flag.synchronous, signalled, lookAgainMs);
}
