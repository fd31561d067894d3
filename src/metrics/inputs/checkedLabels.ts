import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { checkLabel } from '../../data/checkDataset';

/** Class numbers as accepted by metrics. */
export type LabelsLike = ArrayLike<number> | tf.Tensor;

/**
 * Labels as numbers, one for each row of logits.
 *
 * @throws TypeError or RangeError for anything but a list, a wrong count, or a label that is not a class number.
 */
export function checkedLabels(subject: string, labels: unknown, rows: number, classes: number): ArrayLike<number> {
  const isGone = !isSafeToInspect(labels) || (labels instanceof tf.Tensor && labels.isDisposed);
  const values = !isGone && labels instanceof tf.Tensor ? labels.dataSync() : labels;
  if (isGone || (!Array.isArray(values) && !ArrayBuffer.isView(values))) {
    throw new TypeError(
      `${subject}: expected labels to be an array of class numbers, got ${showValue(values)}; give one for each row`
    );
  }
  const list = values as ArrayLike<number>;
  if (list.length !== rows)
    throw new RangeError(
      `${subject}: expected ${rows} labels for ${rows} rows of logits, got ${list.length}; give one for each row`
    );
  for (let i = 0; i < rows; i++) checkLabel(subject, list[i], i, classes);
  return list;
}
