import { checkInputs, readLabelledLogits, logitsIn, type Labelled } from './readLabelledLogits';
import { checkedLogits } from './checkedLogits';

/** Rows of two classes, each with one number: the larger, the more it looks like class 1. */
export interface BinaryScores {
  /** [rows] z of one unit, or z1 - z0 of two: the log odds of class 1. */
  scores: Float64Array;
  /** [rows] 0 or 1. */
  labels: ArrayLike<number>;
  /** How many rows have class 1. */
  positives: number;
}

/**
 * The score of each row, checked.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, labels out of range or more than two classes.
 */
export function readBinaryScores(subject: string, inputs: Labelled): BinaryScores {
  checkInputs(subject, inputs);
  const logits = logitsIn(subject, inputs);
  const columns = checkedLogits(subject, 'the', logits).columns;
  // Checked before the labels: the problem is the third class, not the label 2.
  if (columns !== 2)
    throw new RangeError(
      `${subject}: expected logits for two classes, in one column or two, got ${columns} columns; measure more classes with accuracy or negativeLogLikelihood`
    );
  const checked = readLabelledLogits(subject, { logits, labels: inputs.labels });
  const { rows, values } = checked.logits;
  const scores = new Float64Array(rows);
  let positives = 0;
  for (let i = 0; i < rows; i++) {
    scores[i] = values[2 * i + 1] - values[2 * i];
    positives += checked.labels[i];
  }
  return { scores, labels: checked.labels, positives };
}

/** @throws RangeError unless there are rows of both classes. */
export function checkBothClasses(subject: string, { labels, positives }: BinaryScores): void {
  if (positives > 0 && positives < labels.length) return;
  const only = positives > 0 ? 1 : 0;
  throw new RangeError(
    `${subject}: expected rows of both classes, got ${labels.length} rows of class ${only} only; measure on rows that have both`
  );
}
