import type { Finding } from '../../record/Finding';
import type { RunEvent } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { createTrackerGuard, type Guard } from './createTrackerGuard';
import { endTrackerInTime } from './endTrackerInTime';
import type { FollowedRun, NamedWeight, RunFollower, Tracker } from './Tracker';

/** The trackers of one run, as the run sees them: none of these functions throws. */
export interface RunFollowers {
  tell(event: RunEvent): void;
  /** @param read called once if one of the trackers wants weights. */
  tellWeights(at: { of: string; step: number; epoch: number }, read: () => readonly NamedWeight[]): void;
  /**
   * Waits for them, all at the same time, once; they are told nothing more.
   *
   * @param ended told before; none if the run failed without such an event.
   * @returns what they could not do.
   */
  end(record: RunRecord, ended?: RunEvent, signal?: AbortSignal): Promise<Finding[]>;
}

interface Followed {
  tracker: Tracker;
  guard: Guard;
  /** Undefined if it could not begin. */
  follower?: RunFollower;
}

/** Lets trackers follow a run that begins or goes on. */
export function followRun(trackers: readonly Tracker[], run: FollowedRun): RunFollowers {
  const all = trackers.map((tracker): Followed => {
    const guard = createTrackerGuard(tracker, 'this run');
    return { tracker, guard, follower: guard.call(() => tracker.followRun(run)) };
  });
  let isOver = false;
  const tell = (event: RunEvent) => {
    if (!isOver) for (const { guard, follower } of all) guard.call(() => follower?.tell(event));
  };
  return {
    tell,
    tellWeights(at, read) {
      const wanting = all.filter(({ follower }) => follower?.tellWeights);
      if (wanting.length === 0) return;
      const weights = read();
      for (const { guard, follower } of wanting) guard.call(() => follower?.tellWeights?.(at, weights));
    },
    async end(record, ended, signal) {
      if (isOver) return [];
      if (ended) tell(ended);
      isOver = true;
      const ends = all.map(({ tracker, guard, follower }) =>
        endTrackerInTime(tracker, guard, (over) => follower?.end(record, over), signal)
      );
      return (await Promise.all(ends)).flat();
    }
  };
}
