import { checkOptions } from '../checks/checkOptions';
import { logSoftmax } from '../losses/logSoftmax';
import { labelsOf, type LabelsLike } from './labelsOf';
import { logitsOf, type LogitsLike, type LogitsTable } from './logitsOf';

/** Logits with the labels of their rows. */
export interface Labelled {
  /** [rows, classes]; [rows, 1] is one sigmoid unit. */
  logits: LogitsLike;
  /** [rows] class numbers. */
  labels: LabelsLike;
}

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
  const { logits, labels } = labelled('accuracy', inputs);
  return (logits.rows - countErrors(logits, labels)) / logits.rows;
}

/** Rows in which the label does not have the largest logit. */
export function countErrors(logits: LogitsTable, labels: ArrayLike<number>): number {
  const row = new Float64Array(logits.columns);
  let errors = 0;
  for (let i = 0; i < logits.rows; i++)
    if (logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row) !== labels[i]) errors++;
  return errors;
}

/** The inputs of a metric, checked. */
export function labelled(subject: string, inputs: Labelled): { logits: LogitsTable; labels: ArrayLike<number> } {
  checkOptions(subject, inputs, ['logits', 'labels']);
  const logits = logitsOf(subject, 'the', inputs?.logits);
  return { logits, labels: labelsOf(subject, inputs.labels, logits.rows, logits.columns) };
}
