import { predictClasses } from '../inputs/predictClasses';
import type { LogitsTable } from '../inputs/checkedLogits';
import { type Labelled, readLabelledLogits } from '../inputs/readLabelledLogits';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { commonest } from './computeMajorityShare';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

/**
 * The share of rows in which the label has the largest logit, 0 to 1. Among equal logits the first counts.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or labels out of range.
 * @example
 * ```ts
 * kd.accuracy({ logits: [[2, 1], [0, 3], [5, 4]], labels: [0, 1, 1] }); // 2 / 3
 * ```
 */
export function accuracy(inputs: Labelled): number {
  const { logits, labels } = readLabelledLogits('accuracy', inputs);
  return (logits.rows - countErrors(logits, labels)) / logits.rows;
}

/** Rows in which the label does not have the largest logit. */
export function countErrors(logits: LogitsTable, labels: ArrayLike<number>): number {
  return predictClasses(logits).reduce((errors, said, row) => errors + Number(said !== labels[row]), 0);
}

export interface AccuracyOptions {
  /** Whether what always naming the commonest class of the measured rows would have stands beside it. Default false. */
  majority?: boolean;
  /** Names of the classes, in the order of their numbers. Default "class 0" and so on. */
  classes?: readonly string[];
}

/**
 * Accuracy as a metric to compare models by: see `kd.accuracy`. Any number of classes. With `majority` its title says on which rows it was
 * measured: 'accuracy (always "benign": 79.4 %)'.
 *
 * @throws TypeError for names of classes that are no texts.
 * @example
 * ```ts
 * const ask = kd.metrics.accuracy().prepare({ logits: [[2, 1, 0], [0, 3, 1]], labels: [0, 2] });
 * ask(); // 0.5
 * ask([3, 1]); // 0.75
 * ```
 */
export function accuracyMetric(options: AccuracyOptions = {}): Metric {
  checkOptions('metrics.accuracy', options, ['majority', 'classes']);
  const { majority = false, classes } = options;
  if (classes !== undefined && !(Array.isArray(classes) && classes.every((name) => typeof name === 'string')))
    throw new TypeError(
      `metrics.accuracy: expected classes to be a list of names, got ${showValue(classes)}; name each class, or none`
    );
  return checkedMetric({
    description: { name: 'accuracy' },
    title: 'accuracy',
    ...(majority && { beside: (labels: ArrayLike<number>) => always(labels, classes) }),
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits('accuracy', { logits: inputs.logits, labels: inputs.labels });
      const right = Float64Array.from(predictClasses(logits), (said, row) => Number(said === labels[row]));
      return (counts) => computeWeightedMean(right, counts);
    }
  });
}

function always(labels: ArrayLike<number>, classes: readonly string[] | undefined): string {
  const { label, share } = commonest(labels);
  return `always ${classes?.[label] === undefined ? `class ${label}` : `"${classes[label]}"`}: ${(100 * share).toFixed(1)} %`;
}
