import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { countOf, once, positivesOf, type Ranking, computeRanking, sumOf } from './computeRanking';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

export interface FalsePositivesInputs extends Labelled {
  /** The largest share of class 0 that may be alerted, 0 to 1. Default 0.01. */
  rate?: number;
}

/**
 * Recall at a rate of false positives: the share of class 1 that is found at the lowest threshold that alerts no more than `rate` of
 * class 0. Rows of equal score are alerted together or not at all.
 *
 * The largest `tpr` with `fpr <= rate` of scikit-learn's `roc_curve`.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a rate out of range.
 * @example
 * ```ts
 * kd.recallAtFalsePositives({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], rate: 0.01 }); // 0.5
 * ```
 */
export function recallAtFalsePositives(inputs: FalsePositivesInputs): number {
  checkOptions('recallAtFalsePositives', inputs, ['logits', 'probabilities', 'labels', 'rate']);
  const rate = checkRate('recallAtFalsePositives', inputs?.rate ?? 0.01);
  const scores = readBinaryScores('recallAtFalsePositives', inputs);
  checkBothClasses('recallAtFalsePositives', scores);
  return recallAtFalsePositivesOf(computeRanking(scores), once(scores.labels.length), rate);
}

export function checkRate(subject: string, rate: unknown): number {
  return checkNumber(subject, 'rate', rate, { atLeast: 0, atMost: 1 });
}

/** NaN if a class has no row that counts. */
export function recallAtFalsePositivesOf(ranking: Ranking, counts: ArrayLike<number>, rate: number): number {
  const { order, begins, middles, ends } = ranking;
  const positives = positivesOf(ranking, counts);
  const negatives = sumOf(counts) - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let found = 0;
  let alerted = 0;
  for (let k = 0, end = 0; k < begins.length; k++) {
    alerted += countOf(order, counts, end, begins[k]) + countOf(order, counts, middles[k], ends[k]);
    // Divided, not multiplied: 29 of 100 are a rate of 0.29, but 0.29 times 100 is less than 29.
    if (alerted / negatives > rate) break;
    found += countOf(order, counts, begins[k], middles[k]);
    end = ends[k];
  }
  return found / positives;
}

/**
 * Recall at a rate of false positives as a metric to compare models by: see `kd.recallAtFalsePositives`. Two classes.
 *
 * @param options.rate the largest share of class 0 that may be alerted. Default 0.01.
 * @throws TypeError or RangeError for a rate that is not 0 to 1.
 * @example
 * ```ts
 * const ask = kd.metrics.recallAtFalsePositives({ rate: 0.5 }).prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 1
 * ```
 */
export function recallAtFalsePositivesMetric(options: { rate?: number } = {}): Metric {
  checkOptions('metrics.recallAtFalsePositives', options, ['rate']);
  const rate = checkRate('metrics.recallAtFalsePositives', options.rate ?? 0.01);
  return checkedMetric({
    description: { name: 'recallAtFalsePositives', rate },
    title: `recall at ${Number((100 * rate).toPrecision(6))} % false positives`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare({ logits, labels }) {
      const scores = readBinaryScores('recallAtFalsePositives', { logits, labels });
      checkBothClasses('recallAtFalsePositives', scores);
      const ranking = computeRanking(scores);
      return (counts = once(ranking.order.length)) => recallAtFalsePositivesOf(ranking, counts, rate);
    }
  });
}
