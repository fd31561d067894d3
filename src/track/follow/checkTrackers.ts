import { checkDescription } from '../../checks/checkDescription';
import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import type { Tracker } from './Tracker';

const most = 20;

/** @throws TypeError or RangeError unless they are trackers, each once, or undefined. */
export function checkTrackers(subject: string, trackers: unknown): void {
  if (trackers === undefined) return;
  const fix = 'give [kd.tensorBoard({folder: "logs"})]';
  if (!isSafeToInspect(trackers) || !Array.isArray(trackers))
    throw new TypeError(`${subject}: expected trackers to be an array, got ${showValue(trackers)}; ${fix}`);
  if (trackers.length > most)
    throw new RangeError(`${subject}: expected at most ${most} trackers, got ${trackers.length}; leave some out`);
  for (const tracker of trackers as unknown[]) checkTracker(subject, tracker, fix);
  if (new Set(trackers).size < trackers.length)
    throw new TypeError(`${subject}: expected each tracker once, got one twice; leave one out`);
}

function checkTracker(subject: string, tracker: unknown, fix: string): asserts tracker is Tracker {
  if (!hasSafelyReadableMembers(tracker, ['description', 'wait', 'followRun', 'followStudy']))
    throw new TypeError(`${subject}: expected each of trackers to be a tracker, got ${showValue(tracker)}; ${fix}`);
  const { description, wait, followRun, followStudy } = tracker;
  if (description === undefined || !isCallable(followRun) || (followStudy !== undefined && !isCallable(followStudy)))
    throw new TypeError(
      `${subject}: expected each of trackers to have a description and followRun(run), got ${showValue(tracker)}; ${fix}`
    );
  checkDescription(subject, 'a tracker', description);
  if (wait !== undefined) checkNumber(subject, 'wait of a tracker', wait, { atLeast: 0, atMost: 3600 });
}
