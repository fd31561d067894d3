import { findHistoryPeaks } from './findHistoryPeaks';
import type { History } from './History';

/**
 * A history with at most `points` points. Neighbours are joined, never just dropped: a train loss becomes the mean over the
 * batches of both, any other series keeps its later value. Ends of epochs are joined last. The best epoch, the last point and
 * peaks of a train loss (up to a tenth of the points) always stay.
 *
 * @throws RangeError if `points` is below 2.
 */
export function thinHistory(history: History, points: number): History {
  if (!(points >= 2)) throw new RangeError(`thin: expected points to be at least 2, got ${points}; ask for more points`);
  let kept = history;
  const alone = new Set([...findHistoryPeaks(history, Math.floor(points / 10))].map((i) => history.step[i]));
  while (kept.step.length > points) {
    const { step, epoch } = kept;
    const within = step.length > epoch.filter(Number.isInteger).length;
    // A point is joined into the next one: neither of the two may be a peak.
    const isFree = (i: number) => !alone.has(step[i]) && !alone.has(step[i + 1]) && (!within || !Number.isInteger(epoch[i]));
    // Half of the excess at a time, so that new points join each other before they join the old ones, which are means over many steps.
    const fewer = joinSmallest(kept, isFree, Math.ceil((step.length - points) / 2));
    if (fewer.step.length === step.length) break;
    kept = fewer;
  }
  return kept;
}

/**
 * Joins up to `most` allowed points into the point after them, never two in a row. Those that together are means over the fewest steps come
 * first. So however often a history is thinned, its beginning stays as fine as its end.
 */
function joinSmallest(history: History, allowed: (point: number) => boolean, most: number): History {
  const { step, epoch } = history;
  const last = step.length - 1;
  const best = history.best?.epoch;
  // The steps of a point and of the one that it is joined into.
  const size = (i: number) => step[i + 1] - (step[i - 1] ?? 0);
  const candidates = Array.from({ length: Math.max(0, last) }, (_, i) => i).filter((i) => allowed(i) && epoch[i] !== best);
  const joined = new Set<number>();
  for (const i of candidates.sort((a, b) => size(a) - size(b) || a - b)) {
    if (joined.size >= most) break;
    if (!joined.has(i - 1) && !joined.has(i + 1)) joined.add(i);
  }

  const rows = history.step.map((_, i) => i).filter((i) => !joined.has(i));
  const series: History['series'] = {};
  for (const [name, column] of Object.entries(history.series)) {
    series[name] = rows.map((i) => (joined.has(i - 1) ? join(name, history, column, i) : column[i]));
  }
  return { ...history, step: rows.map((i) => history.step[i]), epoch: rows.map((i) => history.epoch[i]), series };
}

function join(name: string, history: History, column: (number | null)[], i: number): number | null {
  const earlier = column[i - 1];
  const later = column[i];
  if (earlier === null || later === null) return later ?? earlier;
  if (!name.startsWith('train/')) return later;
  const earlierSteps = history.step[i - 1] - (history.step[i - 2] ?? 0);
  const laterSteps = history.step[i] - history.step[i - 1];
  return (earlier * earlierSteps + later * laterSteps) / (earlierSteps + laterSteps);
}
