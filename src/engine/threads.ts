/**
 * The threads that TensorFlow computes an operation on, and how many operations it computes at a time: STILLROOM_THREADS, 2 by default, whatever the number of
 * processors. The order in which the parts of a sum are added depends on it, so the same number gives the same results on all of them. The addon reads it too, when it makes
 * TensorFlow's context.
 */
export function threads(): number {
  return isThreads(asked()) ? Number(asked()) : usualThreads;
}

/** Why the number that was asked for is not used; null if it is, or if none was. */
export function refusedThreads(): string | null {
  if (asked() === undefined || isThreads(asked())) return null;
  return `STILLROOM_THREADS: expected a whole number from 1 to ${mostThreads}, got ${JSON.stringify(asked()!.slice(0, 40))}; TensorFlow has ${usualThreads} threads`;
}

export const usualThreads = 2;
const mostThreads = 127;

function asked(): string | undefined {
  return process.env.STILLROOM_THREADS;
}

function isThreads(text: string | undefined): boolean {
  return /^\d+$/.test(text ?? '') && Number(text) >= 1 && Number(text) <= mostThreads;
}
