import type { Journal } from './journal/Journal';
import type { Scheduler } from './search/Scheduler';

/** Whether a trial goes on after a score. What was decided once holds: a trial that goes on from a checkpoint may tell a score again. */
export function decideWhetherTrialContinues(
  scheduler: Scheduler,
  journal: Journal,
  { trial, epoch, score, isLast }: { trial: number; epoch: number; score: number; isLast: boolean }
): boolean {
  const known = journal.scores.filter((one) => one.trial === trial && one.epoch >= epoch);
  if (known.length) return known.every(({ stopped }) => stopped === null || isLast);
  const now = { trial, epoch, score };
  const stopped = isLast ? null : scheduler.judge(now, journal.scores);
  journal.judge({ ...now, stopped });
  return stopped === null;
}
