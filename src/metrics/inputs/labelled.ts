import { checkOptions } from '../../checks/checkOptions';
import { type LabelsLike, labelsOf } from './labelsOf';
import { type LogitsLike, logitsOf, type LogitsTable } from './logitsOf';

/** Logits with the labels of their rows. */
export interface Labelled {
  /** [rows, classes]; [rows, 1] is one sigmoid unit. */
  logits: LogitsLike;
  /** [rows] class numbers. */
  labels: LabelsLike;
}

/** The inputs of a metric, checked. */
export function labelled(subject: string, inputs: Labelled): { logits: LogitsTable; labels: ArrayLike<number> } {
  checkOptions(subject, inputs, ['logits', 'labels']);
  const logits = logitsOf(subject, 'the', inputs?.logits);
  return { logits, labels: labelsOf(subject, inputs.labels, logits.rows, logits.columns) };
}
