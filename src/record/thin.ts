import type { History } from './RunRecord';

/**
 * A history with at most `points` points. Neighbours are joined, never just dropped: a train loss becomes the mean over the
 * batches of both, any other series keeps its later value. Ends of epochs are joined last; the best epoch and the last
 * point always stay.
 *
 * @throws RangeError when `points` is below 2.
 */
export function thin(history: History, points: number): History {
  if (!(points >= 2)) throw new RangeError(`thin: expected points to be at least 2, got ${points}; ask for more points`);
  let kept = history;
  while (kept.step.length > points) {
    const ends = kept.epoch.filter(Number.isInteger).length;
    const within = kept.step.length > ends;
    const fewer = joinEverySecond(kept, (i) => !within || !Number.isInteger(kept.epoch[i]), kept.step.length - points);
    if (fewer.step.length === kept.step.length) break;
    kept = fewer;
  }
  return kept;
}

/** Joins up to `most` allowed points into the point after them, never two in a row. */
function joinEverySecond(history: History, allowed: (point: number) => boolean, most: number): History {
  const last = history.step.length - 1;
  const best = history.best?.epoch;
  const joined = new Set<number>();
  const candidates: number[] = [];
  for (let i = 0; i < last; i++) {
    if (allowed(i) && history.epoch[i] !== best && candidates.at(-1) !== i - 1) candidates.push(i);
  }
  // Spread evenly when not all of them have to go.
  const stride = Math.max(1, candidates.length / most);
  for (let k = 0; Math.floor(k) < candidates.length && joined.size < most; k += stride) joined.add(candidates[Math.floor(k)]);

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
