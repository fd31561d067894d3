import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { checkedLogits, type LogitsLike, type LogitsTable } from '../inputs/checkedLogits';
import { predictClasses } from '../inputs/predictClasses';

/** A model's predictions for rows: its logits, or class numbers. */
export type Predicted = LogitsLike | ArrayLike<number> | tf.Tensor1D;

export interface Predictions {
  /** The class of each row: that of its largest logit, the first of equal ones. */
  said: ArrayLike<number>;
  /** Absent if only class numbers are known. */
  logits?: LogitsTable;
}

/** @throws TypeError or RangeError for no rows, another number of classes, NaN, or a value that is not a class number. */
export function checkedPredictions(subject: string, name: string, predicted: Predicted, classes: number): Predictions {
  const values = predicted instanceof tf.Tensor && predicted.rank === 1 ? predicted.dataSync() : predicted;
  if (isNumbers(values)) {
    if (!values.length)
      throw new RangeError(`${subject}: expected ${name} to name the class of at least one row, got none; give it rows`);
    for (let i = 0; i < values.length; i++)
      if (!Number.isInteger(values[i]) || values[i] < 0 || values[i] >= classes)
        throw new RangeError(
          `${subject}: expected ${name} to name a class from 0 to ${classes - 1}, got ${showValue(values[i])} in row ${i}; give class numbers or logits`
        );
    return { said: values };
  }
  const logits = checkedLogits(subject, name, values);
  if (logits.columns !== classes)
    throw new RangeError(
      `${subject}: expected ${classes} logits per row of ${name}, one per class, got ${logits.columns}; name every class of the model`
    );
  return { said: predictClasses(logits), logits };
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return ArrayBuffer.isView(values) || (Array.isArray(values) && !Array.isArray(values[0]) && !ArrayBuffer.isView(values[0]));
}
