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
  /** How many calls it makes per round. */
  calls: number;
  rows: () => Float32Array;
  /** Kept where it stays visible, so that no compiler removes the call. */
  answer: unknown;
}

/** About how long a turn is, in nanoseconds, and the largest number of calls in it. */
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

/** Calls it for that many nanoseconds, doubling the number of calls each time, and finds how many calls make a turn. */
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

/** @throws TypeError if there is no answer to read. */
function checkAnswer({ answer, timed: { candidate } }: Turn): void {
  const subject = `latency: ${candidate.name}: expected its predictions as numbers`;
  if (answer === undefined || answer === null)
    throw new TypeError(`${subject}, got ${show(answer)}; return them, so that no compiler removes the call`);
  if (typeof answer !== 'object' || !('dataSync' in answer && 'dispose' in answer)) return;
  // Nobody else has it.
  (answer as { dispose(): void }).dispose();
  throw new TypeError(
    `${subject}, got a tensor; give tf.tidy(() => model.predict(...).dataSync()), so that the call waits for them`
  );
}
