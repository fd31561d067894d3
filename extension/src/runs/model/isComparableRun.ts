import type { RunItem } from './RunItem';

/** Whether there is something to compare it by. */
export function isComparableRun({ problem, facts, live, status }: RunItem): boolean {
  return problem === undefined && (facts !== undefined || live !== undefined || status === 'unread');
}
