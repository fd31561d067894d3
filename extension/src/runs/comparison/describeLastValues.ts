import { formatNumber } from '../../words/formatNumber';
import { findCurveOfSeries } from './findCurveOfSeries';
import type { OverlaidRun } from './OverlaidRun';

/** The last value of each, for those who do not see the curves. */
export function describeLastValues(runs: readonly OverlaidRun[], series: string): string {
  const ends = runs.flatMap(({ name, view }) => {
    const end = findCurveOfSeries(view, series)?.value.findLast((value) => value !== null);
    return end === undefined || end === null ? [] : [`${name} ${formatNumber(end, 1)}`];
  });
  return ends.join(', ');
}
