import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { countOf, once, positivesOf, type Ranking, computeRanking, sumOf } from '../ranking/computeRanking';
import { type AtSpecificityInputs, cutAtSpecificity } from './thresholdAtSpecificity';
import { checkRequiredRate } from './checkRequiredRate';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { checkThresholdChosenOn, type ThresholdChosenOn } from './ThresholdChosenOn';
import { formatPercentText } from './formatPercentText';
import { createRateAtValidationThreshold } from './createRateAtValidationThreshold';

/**
 * Sensitivity at a specificity: the share of class 1 that is found at the lowest threshold that leaves at least `specificity` of class 0
 * without an alert, 0 to 1. It is a point of these rows' own ROC curve, never between two: rows of equal score are alerted together or not
 * at all.
 *
 * The largest `tpr` with `1 - fpr >= specificity` of scikit-learn's `roc_curve`. For a threshold that is fixed beforehand, use
 * `kd.thresholdAtSpecificity` on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * kd.sensitivityAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.5 }); // 1
 * kd.sensitivityAtSpecificity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], specificity: 0.9 }); // 0.5
 * ```
 */
export function sensitivityAtSpecificity(inputs: AtSpecificityInputs): number {
  checkOptions('sensitivityAtSpecificity', inputs, ['logits', 'probabilities', 'labels', 'specificity']);
  const specificity = checkRequiredRate('sensitivityAtSpecificity', 'specificity', inputs?.specificity);
  const scores = readBinaryScores('sensitivityAtSpecificity', inputs);
  checkBothClasses('sensitivityAtSpecificity', scores);
  return sensitivityAtSpecificityOf(computeRanking(scores), once(scores.labels.length), specificity);
}

/** NaN if a class has no row that counts. */
export function sensitivityAtSpecificityOf(ranking: Ranking, counts: ArrayLike<number>, specificity: number): number {
  const { order, begins, middles, ends } = ranking;
  const positives = positivesOf(ranking, counts);
  const negatives = sumOf(counts) - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let [found, alerted] = [0, 0];
  for (let k = 0, end = 0; k < begins.length; k++) {
    alerted += countOf(order, counts, end, begins[k]) + countOf(order, counts, middles[k], ends[k]);
    // Counts the rows without an alert, not the alerted ones: 9 of 10 are 0.9, but 1 - 0.9 is less than 1 of 10.
    if ((negatives - alerted) / negatives < specificity) break;
    found += countOf(order, counts, begins[k], middles[k]);
    end = ends[k];
  }
  return found / positives;
}

export interface AtSpecificityOptions {
  /** The least share of class 0 that is to be let through. Default 0.9. */
  specificity?: number;
  /** Which rows choose the threshold. Default "measured". */
  chosenOn?: ThresholdChosenOn;
}

/**
 * Sensitivity at a specificity as a metric to compare models by: see `kd.sensitivityAtSpecificity`. Two classes.
 *
 * With `chosenOn: "validation"` each model has the threshold of `kd.thresholdAtSpecificity` on its validation rows, and the specificity that
 * this has on the measured rows is another number: measure `kd.metrics.attainedSpecificity` beside it.
 *
 * @throws TypeError or RangeError for a share that is not 0 to 1 or another word; `prepare` where validation rows are asked for and missing.
 * @example
 * ```ts
 * const metric = kd.metrics.sensitivityAtSpecificity({ specificity: 0.9 });
 * const ask = metric.prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 0.5
 * ```
 */
export function sensitivityAtSpecificityMetric(options: AtSpecificityOptions = {}): Metric {
  const subject = 'metrics.sensitivityAtSpecificity';
  checkOptions(subject, options, ['specificity', 'chosenOn']);
  const specificity = checkRequiredRate(subject, 'specificity', options.specificity);
  const chosenOn = checkThresholdChosenOn(subject, options.chosenOn);
  const common = { better: 'higher', format: 'share', range: [0, 1] } as const;
  const description = { name: 'sensitivityAtSpecificity', specificity, chosenOn };
  if (chosenOn === 'validation')
    return checkedMetric({
      ...common,
      description,
      title: `sensitivity at the validation threshold of ${formatPercentText(specificity)} specificity`,
      prepare: (inputs) =>
        createRateAtValidationThreshold(
          'sensitivityAtSpecificity',
          inputs,
          (scores) => cutAtSpecificity(scores, specificity),
          'sensitivity'
        )
    });
  return checkedMetric({
    ...common,
    description,
    title: `sensitivity at ${formatPercentText(specificity)} specificity`,
    prepare({ logits, labels }) {
      const scores = readBinaryScores('sensitivityAtSpecificity', { logits, labels });
      checkBothClasses('sensitivityAtSpecificity', scores);
      const ranking = computeRanking(scores);
      return (counts = once(ranking.order.length)) => sensitivityAtSpecificityOf(ranking, counts, specificity);
    }
  });
}
