import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { countOf, once, positivesOf, type Ranking, computeRanking, sumOf } from '../ranking/computeRanking';
import { checkRequiredRate } from './checkRequiredRate';
import { type AtSensitivityInputs, cutAtSensitivity } from './thresholdAtSensitivity';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { checkThresholdChosenOn, type ThresholdChosenOn } from './ThresholdChosenOn';
import { formatPercentText } from './formatPercentText';
import { createRateAtValidationThreshold } from './createRateAtValidationThreshold';

/**
 * Specificity at a sensitivity: the share of class 0 without an alert at the highest threshold that finds at least `sensitivity` of
 * class 1, 0 to 1. It is a point of these rows' own ROC curve, never between two: rows of equal score are alerted together or not at all.
 *
 * 1 minus the smallest `fpr` with `tpr >= sensitivity` of scikit-learn's `roc_curve`. For a threshold that is fixed beforehand, use
 * `kd.thresholdAtSensitivity` on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or a share out of range.
 * @example
 * ```ts
 * kd.specificityAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.5 }); // 1
 * kd.specificityAtSensitivity({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0], sensitivity: 0.9 }); // 0.5
 * ```
 */
export function specificityAtSensitivity(inputs: AtSensitivityInputs): number {
  checkOptions('specificityAtSensitivity', inputs, ['logits', 'probabilities', 'labels', 'sensitivity']);
  const sensitivity = checkRequiredRate('specificityAtSensitivity', 'sensitivity', inputs?.sensitivity);
  const scores = readBinaryScores('specificityAtSensitivity', inputs);
  checkBothClasses('specificityAtSensitivity', scores);
  return specificityAtSensitivityOf(computeRanking(scores), once(scores.labels.length), sensitivity);
}

/** NaN if a class has no row that counts. */
export function specificityAtSensitivityOf(ranking: Ranking, counts: ArrayLike<number>, sensitivity: number): number {
  const { order, begins, middles, ends } = ranking;
  const positives = positivesOf(ranking, counts);
  const negatives = sumOf(counts) - positives;
  if (positives === 0 || negatives === 0) return NaN;
  let [found, alerted] = [0, 0];
  for (let k = 0, end = 0; k < begins.length && found / positives < sensitivity; k++) {
    alerted += countOf(order, counts, end, begins[k]) + countOf(order, counts, middles[k], ends[k]);
    found += countOf(order, counts, begins[k], middles[k]);
    end = ends[k];
  }
  return (negatives - alerted) / negatives;
}

export interface AtSensitivityOptions {
  /** The least share of class 1 that is to be found. Default 0.9. */
  sensitivity?: number;
  /** Which rows choose the threshold. Default "measured". */
  chosenOn?: ThresholdChosenOn;
}

/**
 * Specificity at a sensitivity as a metric to compare models by: see `kd.specificityAtSensitivity`. Two classes.
 *
 * With `chosenOn: "validation"` each model has the threshold of `kd.thresholdAtSensitivity` on its validation rows, and the sensitivity that
 * this has on the measured rows is another number: measure `kd.metrics.attainedSensitivity` beside it.
 *
 * @throws TypeError or RangeError for a share that is not 0 to 1 or another word; `prepare` where validation rows are asked for and missing.
 * @example
 * ```ts
 * const metric = kd.metrics.specificityAtSensitivity({ sensitivity: 0.9 });
 * const ask = metric.prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 0.5
 * ```
 */
export function specificityAtSensitivityMetric(options: AtSensitivityOptions = {}): Metric {
  const subject = 'metrics.specificityAtSensitivity';
  checkOptions(subject, options, ['sensitivity', 'chosenOn']);
  const sensitivity = checkRequiredRate(subject, 'sensitivity', options.sensitivity);
  const chosenOn = checkThresholdChosenOn(subject, options.chosenOn);
  const common = { better: 'higher', format: 'share', range: [0, 1] } as const;
  const description = { name: 'specificityAtSensitivity', sensitivity, chosenOn };
  if (chosenOn === 'validation')
    return checkedMetric({
      ...common,
      description,
      title: `specificity at the validation threshold of ${formatPercentText(sensitivity)} sensitivity`,
      prepare: (inputs) =>
        createRateAtValidationThreshold(
          'specificityAtSensitivity',
          inputs,
          (scores) => cutAtSensitivity(scores, sensitivity),
          'specificity'
        )
    });
  return checkedMetric({
    ...common,
    description,
    title: `specificity at ${formatPercentText(sensitivity)} sensitivity`,
    prepare({ logits, labels }) {
      const scores = readBinaryScores('specificityAtSensitivity', { logits, labels });
      checkBothClasses('specificityAtSensitivity', scores);
      const ranking = computeRanking(scores);
      return (counts = once(ranking.order.length)) => specificityAtSensitivityOf(ranking, counts, sensitivity);
    }
  });
}
