import { checkList } from '../checks/checkList';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { createBootstrapRowCounts } from '../stats/createBootstrapRowCounts';
import { computePercentileInterval } from '../stats/computePercentileInterval';
import { mixSeeds, createRandom } from '../stats/createRandom';
import { computeWeightedMean } from '../stats/computeWeightedMean';

export interface SummarizeRanksOptions {
  /** [rows] Rows of one group are drawn together: `links.data.test.groups`, the two rows of a triple. Default: each row by itself. */
  groups?: ArrayLike<number>;
  /** The k of hits@k. Default [1, 3, 10]. */
  hits?: readonly number[];
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
  /** How often the rows are drawn. Default 1000. */
  resamples?: number;
  /** Of the draws. Default 0. */
  seed?: number;
}

/** A mean over rows with its interval, from a bootstrap. */
export interface RankEstimate {
  value: number;
  low: number;
  high: number;
}

export interface RankSummary {
  rows: number;
  meanRank: RankEstimate;
  meanReciprocalRank: RankEstimate;
  /** By k. */
  hits: { [k: number]: RankEstimate };
}

/**
 * What ranks say about a model of links: mean rank, mean reciprocal rank, and the share of ranks up to each k, each with a percentile interval from a bootstrap of the rows or groups.
 *
 * @param ranks [rows] of `kd.graph.rankLinks` or `kd.graph.filteredRanks`.
 * @throws TypeError or RangeError for no ranks, one below 1, groups of another number, or options out of bounds.
 * @example
 * ```ts
 * const { meanReciprocalRank, hits } = kd.graph.summarizeRanks([1, 2, 4, 1]);
 * meanReciprocalRank.value; // 0.6875
 * hits[1].value; // 0.5
 * ```
 */
export function summarizeRanks(ranks: ArrayLike<number>, options: SummarizeRanksOptions = {}): RankSummary {
  const subject = 'summarizeRanks';
  checkList(subject, 'ranks', ranks);
  checkOptions(subject, options, ['groups', 'hits', 'confidence', 'resamples', 'seed']);
  const { groups, hits = [1, 3, 10], confidence = 0.95, resamples = 1000, seed = 0 } = options;
  if (ranks.length === 0) throw new RangeError(`${subject}: expected at least one rank, got none; give those of some rows`);
  for (let i = 0; i < ranks.length; i++) checkNumber(subject, `ranks[${i}]`, ranks[i], { atLeast: 1 });
  checkList(subject, 'hits', hits);
  const ks = Array.from(hits, (k, i) => checkNumber(subject, `hits[${i}]`, k, { integer: true, atLeast: 1 }));
  checkNumber(subject, 'confidence', confidence, { above: 0, atMost: 0.999 });
  checkNumber(subject, 'resamples', resamples, { integer: true, atLeast: Math.ceil(2 / (1 - confidence)), atMost: 100_000 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  if (groups !== undefined) {
    checkList(subject, 'groups', groups);
    if (groups.length !== ranks.length)
      throw new RangeError(
        `${subject}: expected a group for each of ${ranks.length} ranks, got ${showValue(groups)}; give links.data.test.groups`
      );
  }
  const gains = [(rank: number) => rank, (rank: number) => 1 / rank, ...ks.map((k) => (rank: number) => (rank <= k ? 1 : 0))];
  const values = gains.map((gain) => Float64Array.from(ranks, gain));
  const draws = values.map(() => new Float64Array(resamples));
  const draw = createBootstrapRowCounts(ranks.length, groups, createRandom(mixSeeds(seed, 0)));
  for (let r = 0; r < resamples; r++) {
    const counts = draw();
    values.forEach((own, i) => (draws[i][r] = computeWeightedMean(own, counts)));
  }
  const estimates = values.map((own, i): RankEstimate => {
    const { low, high } = computePercentileInterval(draws[i], confidence);
    return { value: computeWeightedMean(own), low, high };
  });
  const [meanRank, meanReciprocalRank, ...ofHits] = estimates;
  return { rows: ranks.length, meanRank, meanReciprocalRank, hits: Object.fromEntries(ks.map((k, i) => [k, ofHits[i]])) };
}
