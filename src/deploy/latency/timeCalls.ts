import type { RowFeed } from './createRowFeed';

/** Nanoseconds since any moment. */
export type Clock = () => bigint;

/** Calls a model the given number of times, one call after the other; other work is done outside the timed part. */
export async function timeCalls(turn: RowFeed, count: number, clock: Clock, tell?: (nanoseconds: number) => void): Promise<void> {
  const { candidate, batch } = turn.timed;
  const { one, many } = candidate;
  const isOne = batch === 1;
  for (let i = 0; i < count; i++) {
    const rows = turn.rows();
    const begin = clock();
    let answer = isOne ? one(rows) : many?.(rows, batch);
    if (isPromise(answer)) answer = await answer;
    const end = clock();
    turn.answer = answer;
    tell?.(Number(end - begin));
  }
}

/** Microseconds between two readings of the clock. */
export function emptyTime(clock: Clock): number {
  const times = Float64Array.from({ length: 1001 }, () => -Number(clock() - clock()));
  return times.sort()[500] / 1000;
}

function isPromise(answer: unknown): answer is PromiseLike<unknown> {
  try {
    return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function';
  } catch {
    // One that cannot be read is an answer.
    return false;
  }
}
