import * as tf from '@tensorflow/tfjs';
import { show } from '../../checks/show';
import { labelsOf, type LabelsLike } from '../inputs/labelsOf';
import { logitsOf, type LogitsLike } from '../inputs/logitsOf';
import { predictedClasses } from '../inputs/predictedClasses';

/** A model's predictions for rows: its logits, or class numbers. */
export type Predicted = LogitsLike | ArrayLike<number> | tf.Tensor1D;

/**
 * How often rows of each label are predicted as each class: [label][predicted class], where the class is that of the largest logit (the first
 * of equal ones).
 *
 * @throws TypeError or RangeError for a wrong number of rows or classes, NaN, or a value that is not a class number.
 */
export function confusionMatrix(
  subject: string,
  name: string,
  predicted: Predicted,
  labels: LabelsLike,
  classes: number
): number[][] {
  const said = saidBy(subject, name, predicted, classes);
  const known = labelsOf(subject, labels, said.length, classes);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < said.length; i++) counts[known[i]][said[i]]++;
  return counts;
}

function saidBy(subject: string, name: string, predicted: Predicted, classes: number): ArrayLike<number> {
  const values = predicted instanceof tf.Tensor && predicted.rank === 1 ? predicted.dataSync() : predicted;
  if (isNumbers(values)) {
    if (!values.length)
      throw new RangeError(`${subject}: expected ${name} to name the class of at least one row, got none; give it rows`);
    for (let i = 0; i < values.length; i++)
      if (!Number.isInteger(values[i]) || values[i] < 0 || values[i] >= classes)
        throw new RangeError(
          `${subject}: expected ${name} to name a class from 0 to ${classes - 1}, got ${show(values[i])} in row ${i}; give class numbers or logits`
        );
    return values;
  }
  const table = logitsOf(subject, name, values);
  if (table.columns !== classes)
    throw new RangeError(
      `${subject}: expected ${classes} logits per row of ${name}, one per class, got ${table.columns}; name every class of the model`
    );
  return predictedClasses(table);
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return ArrayBuffer.isView(values) || (Array.isArray(values) && !Array.isArray(values[0]) && !ArrayBuffer.isView(values[0]));
}
