import type { History } from './History';

/** How many times as far from its neighbours as is usual for similar points: noise hardly ever gets there, a batch that broke the training does. */
const far = 12;
/** Fewer points of one kind say too little about what is usual. */
const fewest = 12;

/**
 * Points of train losses that differ strongly from their neighbours, at most `most`. In a mean over thousands of steps, a spike of one batch in a
 * million would disappear. A point is compared with means over about as many steps: one batch varies more than the mean of a thousand.
 */
export function findHistoryPeaks({ step, series }: History, most: number): Set<number> {
  const kinds = step.map((one, i) => Math.round(Math.log2(Math.max(1, one - (step[i - 1] ?? 0)))));
  const found = new Map<number, number>();
  for (const [name, column] of Object.entries(series)) {
    if (!name.startsWith('train/')) continue;
    const away = column.map((value, i) => distance(value, column[i - 1], column[i + 1]));
    const all = usual(away);
    const ofKind = new Map(
      [...new Set(kinds)].map((kind) => {
        const own = away.filter((_, i) => kinds[i] === kind);
        return [kind, own.length < fewest ? all : usual(own)];
      })
    );
    away.forEach((one, i) => {
      const times = one / ofKind.get(kinds[i])!;
      if (times > far) found.set(i, Math.max(found.get(i) ?? 0, times));
    });
  }
  const largest = [...found].sort(([, a], [, b]) => b - a).slice(0, most);
  return new Set(largest.map(([point]) => point));
}

/** Distance from the middle of the two neighbours. */
function distance(value: number | null, ...both: (number | null | undefined)[]): number {
  const beside = both.filter((one) => typeof one === 'number');
  if (value === null || !beside.length) return 0;
  return Math.abs(value - beside.reduce((sum, one) => sum + one, 0) / beside.length);
}

/** The median of the values that are not 0; NaN if there are none, so that nothing is above it. */
function usual(away: readonly number[]): number {
  const sorted = away.filter((one) => one > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
