import { checkOptions } from '../../checks/checkOptions';
import { isReadable } from '../../checks/isReadable';
import { show } from '../../checks/show';
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
  checkInputs(subject, inputs);
  checkOptions(subject, inputs, ['logits', 'labels']);
  const logits = logitsOf(subject, 'the', inputs?.logits);
  return { logits, labels: labelsOf(subject, inputs.labels, logits.rows, logits.columns) };
}

/** @throws TypeError unless it is an object whose logits and labels can be read. */
export function checkInputs(subject: string, inputs: unknown): asserts inputs is Labelled {
  if (isReadable(inputs, ['logits', 'labels'])) return;
  throw new TypeError(`${subject}: expected {logits, labels}, got ${show(inputs)}; give the logits of rows and their labels`);
}
