import { quantile } from '../../../stats/quantile';

/** A client that disagrees with the others. */
export interface Poisoned {
  client: string;
  agreement: number;
  /** What it would have had to reach. */
  threshold: number;
}

/** With fewer clients the spread says nothing. */
const fewestClients = 4;
const deviations = 3;
/** Of a normal distribution, the standard deviation over the median absolute deviation. */
const ofNormal = 1.4826;
/** No better than chance, whatever the others do. */
const byChance = 0.02;
/** However alike the others are, more is no reason. */
const suspicious = 0.1;
/** Where the others agree so little among themselves, the rows tell nothing of anyone. */
const telling = 0.2;

/**
 * The clients whose agreement is below median - 3 x 1.4826 x MAD of all agreements, with MAD their median absolute deviation, where that is from 0.02, no better than chance, to 0.1: clients that have seen few classes agree
 * seldom, but where they do it is not by chance.
 *
 * @returns null where the median is below 0.2: on such rows nobody can be told from the others.
 */
export function findPoisoned(agreements: ReadonlyMap<string, number>): Poisoned[] | null {
  if (agreements.size < fewestClients) return [];
  const all = [...agreements.values()];
  const median = medianOf(all);
  if (median < telling) return null;
  const spread = medianOf(all.map((one) => Math.abs(one - median)));
  const threshold = Math.max(byChance, Math.min(suspicious, median - deviations * ofNormal * spread));
  return Array.from(agreements, ([client, agreement]) => ({ client, agreement, threshold })).filter(
    ({ agreement }) => agreement < threshold
  );
}

function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5) ?? NaN;
}
