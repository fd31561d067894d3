import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { type Clock, timeCalls } from './timeCalls';
import type { RowFeed } from './createRowFeed';

/** About how long a turn is, in nanoseconds. */
const length = 2e6;

const mostCalls = 100;

/** Calls it for that many nanoseconds, doubling the number of calls each time, and finds how many calls make a turn. */
export async function warmUpCalls(
  turn: RowFeed,
  nanoseconds: number,
  clock: Clock,
  pause: () => Promise<void>
): Promise<RowFeed> {
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
function checkAnswer({ answer, timed: { candidate } }: RowFeed): void {
  const subject = `latency: ${candidate.name}: expected its predictions as numbers`;
  if (answer === undefined || answer === null || !isSafeToInspect(answer))
    throw new TypeError(`${subject}, got ${showValue(answer)}; return them, so that no compiler removes the call`);
  if (typeof answer !== 'object' || !('dataSync' in answer && 'dispose' in answer)) return;
  // Nobody else has it.
  (answer as { dispose(): void }).dispose();
  throw new TypeError(
    `${subject}, got a tensor; give tf.tidy(() => model.predict(...).dataSync()), so that the call waits for them`
  );
}
