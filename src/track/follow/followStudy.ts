import type { Finding } from '../../record/Finding';
import { createTrackerGuard } from './createTrackerGuard';
import { endTrackerInTime } from './endTrackerInTime';
import type { FollowedStudy, StudyFollower, Tracker } from './Tracker';

/** The trackers of one study, as the study sees them. */
export interface StudyFollowers {
  /** What follows its runs. */
  ofRuns: Tracker[];
  /** Waits for them, all at the same time. Returns what they could not do; it never throws. */
  end(study: FollowedStudy, signal?: AbortSignal): Promise<Finding[]>;
}

/** Lets trackers follow a study that begins. */
export function followStudy(trackers: readonly Tracker[]): StudyFollowers {
  const all = trackers.map((tracker) => {
    const guard = createTrackerGuard(tracker, 'this study');
    const follower = tracker.followStudy && guard.call(() => tracker.followStudy?.());
    return { tracker, guard, follower };
  });
  return {
    ofRuns: all.map(({ tracker, follower }) => (follower ? ofRuns(tracker, follower) : tracker)),
    async end(study, signal) {
      const ends = all.map(({ tracker, guard, follower }) =>
        endTrackerInTime(tracker, guard, (over) => follower?.end(study, over), signal)
      );
      return (await Promise.all(ends)).flat();
    }
  };
}

function ofRuns({ description, wait }: Tracker, follower: StudyFollower): Tracker {
  return { description, wait, followRun: (run) => follower.followRun(run) };
}
