import { show } from '../../checks/show';
import type { Candidate } from './candidateOf';
import type { LatencyPlan } from './checkLatency';
import { timeCalls, type Clock } from './timeCalls';

/** The times of a model with one batch size. */
export interface Timed {
  candidate: Candidate;
  batch: number;
  /** [calls] nanoseconds, and the round of each. */
  times: number[];
  roundOf: number[];
}

/** A model with the rows that it gets next. */
export interface Turn {
  timed: Timed;
  /** How many it has in a round. */
  calls: number;
  rows: () => Float32Array;
  /** Kept where everybody could look at it, so that no compiler leaves the call out. */
  answer: unknown;
}

/** About how long a turn is, in nanoseconds, and how many calls it has at the most. */
const [length, mostCalls] = [2e6, 100];

export function turnOf(candidate: Candidate, batch: number, { rows: { rows, columns, values } }: LatencyPlan): Turn {
  let at = 0;
  return {
    timed: { candidate, batch, times: [], roundOf: [] },
    calls: 1,
    rows() {
      if (at + batch > rows) at = 0;
      at += batch;
      return values.subarray((at - batch) * columns, at * columns);
    },
    answer: undefined
  };
}

/** Calls it twice as often each time for so many nanoseconds, and finds how many calls make a turn. */
export async function warmUp(turn: Turn, nanoseconds: number, clock: Clock, pause: () => Promise<void>): Promise<Turn> {
  let [spent, count, median] = [0, 1, 0];
  do {
    const times: number[] = [];
    await timeCalls(turn, count, clock, (time) => times.push(time));
    checkAnswer(turn);
    await pause();
    const took = times.reduce((a, b) => a + b);
    spent += took;
    median = times.sort((a, b) => a - b)[count >> 1];
    if (took < length) count = Math.min(1024, 2 * count);
  } while (spent < nanoseconds);
  return Object.assign(turn, { calls: Math.min(mostCalls, Math.max(1, Math.floor(length / median))) });
}

/** @throws TypeError where there is nothing that could be looked at. */
function checkAnswer({ answer, timed: { candidate } }: Turn): void {
  const subject = `latency: ${candidate.name}: expected its predictions as numbers`;
  if (answer === undefined || answer === null)
    throw new TypeError(`${subject}, got ${show(answer)}; give them back, so that no compiler leaves the call out`);
  if (typeof answer !== 'object' || !('dataSync' in answer && 'dispose' in answer)) return;
  // Nobody else has it.
  (answer as { dispose(): void }).dispose();
  throw new TypeError(`${subject}, got a tensor; give tf.tidy(() => model.predict(...).dataSync()), so that they are waited for`);
}
