import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { logitsFrom, type ProbabilitiesLike } from './fromProbabilities';
import { type LabelsLike, checkedLabels } from './checkedLabels';
import { type LogitsLike, checkedLogits, type LogitsTable } from './checkedLogits';

/** Logits or probabilities with the labels of their rows. */
export interface Labelled {
  /** [rows, classes]; [rows, 1] is one sigmoid unit. */
  logits?: LogitsLike;
  /** Instead of `logits`: [rows, classes], or [rows] of class 1. */
  probabilities?: ProbabilitiesLike;
  /** [rows] class numbers. */
  labels: LabelsLike;
}

/**
 * The given logits, or those of the given probabilities.
 *
 * @throws TypeError for both; TypeError or RangeError for anything but probabilities.
 */
export function logitsIn(subject: string, { logits, probabilities }: Partial<Labelled> = {}): LogitsLike | undefined {
  if (probabilities === undefined) return logits;
  if (logits !== undefined) throw new TypeError(`${subject}: expected either logits or probabilities, got both; leave one out`);
  return logitsFrom(subject, probabilities);
}

/** The inputs of a metric, checked. */
export function readLabelledLogits(subject: string, inputs: Labelled): { logits: LogitsTable; labels: ArrayLike<number> } {
  checkInputs(subject, inputs);
  checkOptions(subject, inputs, ['logits', 'probabilities', 'labels']);
  const logits = checkedLogits(subject, 'the', logitsIn(subject, inputs));
  return { logits, labels: checkedLabels(subject, inputs.labels, logits.rows, logits.columns) };
}

/** @throws TypeError unless it is an object whose logits and labels can be read. */
export function checkInputs(subject: string, inputs: unknown): asserts inputs is Labelled {
  if (hasSafelyReadableMembers(inputs, ['labels'])) return;
  throw new TypeError(
    `${subject}: expected {logits, labels}, got ${showValue(inputs)}; give the logits of rows and their labels`
  );
}
