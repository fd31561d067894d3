import { setTimeout } from 'node:timers/promises';
import { isPlainObject } from '../../checks/isPlainObject';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import type { Finding } from '../../record/Finding';
import type { Guard } from './createTrackerGuard';
import type { Tracker } from './Tracker';

const usualWait = 30;
/** So long a tracker may take to come to its end when its time is over, in milliseconds. */
const grace = 1000;
/** Interrupts are looked for so often, in milliseconds. */
const often = 50;

/**
 * Ends the work of a tracker: waits for it as long as it may take, or until an interrupt or a signal that comes meanwhile.
 *
 * @returns what it could not do. It never throws.
 */
export async function endTrackerInTime(
  tracker: Tracker,
  guard: Guard,
  end: (signal: AbortSignal) => unknown,
  signal?: AbortSignal
): Promise<Finding[]> {
  const { description, wait = usualWait } = tracker;
  const watch = watchInterrupts();
  const over = new AbortController();
  const isDone = new AbortController();
  // One that was aborted before has ended the run: how it ended is still to be told.
  const isAborted = () => signal?.aborted === true;
  const wasAborted = isAborted();
  const begun = performance.now();
  const watching = (async () => {
    const until = begun + 1000 * wait;
    const isOver = () => performance.now() >= until || watch.interrupted() || (!wasAborted && isAborted());
    while (!isOver())
      await setTimeout(Math.min(often, Math.max(1, until - performance.now())), undefined, { signal: isDone.signal });
    over.abort();
    await setTimeout(grace, undefined, { signal: isDone.signal });
    return late;
  })();
  try {
    const work = (async () => end(over.signal))();
    const given = await Promise.race([work, watching]);
    if (given !== late) return [...guard.findings(), ...findingsIn(given)];
    work.catch(() => undefined);
    return [...guard.findings(), lateFinding(description.name, (performance.now() - begun) / 1000)];
  } catch (error) {
    guard.failed(error);
    return guard.findings();
  } finally {
    isDone.abort();
    watching.catch(() => undefined);
  }
}

const late = Symbol('late');

function lateFinding(name: string, seconds: number): Finding {
  return {
    check: 'lateTracker',
    level: 'warning',
    value: seconds,
    says: `the tracker ${name} had not come to its end after ${Math.round(seconds)} s, and was left: it may lack the end of what it followed`,
    hint: 'give the tracker a longer wait, or end it when its signal is aborted'
  };
}

/** What a tracker of the user's own gives may be anything. */
function findingsIn(given: unknown): Finding[] {
  if (!Array.isArray(given)) return [];
  return given.filter(isFinding).map(({ check, level, value, says, hint }) => ({
    ...{ check: check.slice(0, 100), level, value: Number.isFinite(value) ? value : null, says: says.slice(0, 1000) },
    ...(hint !== undefined && { hint: hint.slice(0, 1000) })
  }));
}

function isFinding(one: unknown): one is Finding {
  if (!isPlainObject(one)) return false;
  const { check, level, says, hint } = one;
  return (
    typeof check === 'string' &&
    typeof says === 'string' &&
    ['info', 'warning', 'problem'].includes(level as string) &&
    (hint === undefined || typeof hint === 'string')
  );
}
