import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import type { XgboostObjective } from '../options/XgboostOptions';

/**
 * What XGBoost learns for each row: its class number, or its target.
 *
 * @throws TypeError or RangeError for targets that are not one finite number per row, or if there is only one class.
 */
export function trainingLabels(
  objective: XgboostObjective,
  { y, classes, weights }: Dataset,
  targets: ArrayLike<number> | undefined,
  part: 'train' | 'validation',
  option: string
): Float32Array {
  if (objective === 'regression') return targetsOf(targets, y.length, part, option);
  if (targets)
    throw new TypeError(`xgboost: expected ${option} with objective "regression" only, got "${objective}"; leave them out`);
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

function targetsOf(targets: ArrayLike<number> | undefined, rows: number, part: string, option: string): Float32Array {
  const isList = Array.isArray(targets) || ArrayBuffer.isView(targets);
  if (!isList || targets.length !== rows)
    throw new TypeError(
      `xgboost: expected ${option} to be ${rows} numbers, one per row, for regression, got ${isList ? targets.length : showValue(targets)}; give one for each row`
    );
  const labels = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    labels[row] = targets[row];
    if (typeof targets[row] !== 'number' || !Number.isFinite(labels[row]))
      throw new RangeError(
        `xgboost: expected ${option} to be finite numbers, got ${showValue(targets[row])} in row ${row}; remove the row`
      );
  }
  if (part === 'train' && labels.every((label) => label === labels[0]))
    throw new RangeError(
      `xgboost: expected targets that differ, got ${labels[0]} in all ${rows} rows; there is nothing to learn`
    );
  return labels;
}
