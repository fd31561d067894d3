import type { Dataset } from '../../../data/Dataset';
import type { XgboostLoss } from '../options/XgboostOptions';
import { readTargetLabels } from './readTargetLabels';

/**
 * What XGBoost learns for each row: its class number, or its targets.
 *
 * @throws RangeError for targets that cannot be learnt, or if there is only one class.
 */
export function readTrainingLabels(data: Dataset, loss: XgboostLoss, part: 'train' | 'validation'): Float32Array {
  const { y, classes, weights, targets } = data;
  if (targets) return readTargetLabels(data, loss, part);
  if (part === 'train') {
    const seen = new Set(y.filter((_, row) => !weights || weights[row] > 0));
    if (seen.size < 2) {
      const only = [...seen].map((label) => `only "${classes[label]}"`)[0] ?? 'none with a weight above 0';
      throw new RangeError(
        `xgboost: expected labels of at least two classes among the train rows, got ${only} in ${y.length} rows; give rows of another class`
      );
    }
  }
  return Float32Array.from(y);
}
