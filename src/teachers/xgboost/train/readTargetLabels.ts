import { showValue } from '../../../checks/showValue';
import type { Dataset, Targets } from '../../../data/Dataset';
import type { XgboostLoss } from '../options/XgboostOptions';
import { regressionLosses } from './regressionLosses';

/** XGBoost learns from numbers of 32 bits; their rounding may be this share of a target's standard deviation. */
const mostRounding = 0.01;

/**
 * The targets of rows as XGBoost learns them, [rows, targets].
 *
 * @throws RangeError for targets that the loss is not defined for, that 32 bits cannot hold, or (in `train`) that are the same in all rows.
 */
export function readTargetLabels(
  { targets, y, weights }: Dataset,
  loss: XgboostLoss,
  part: 'train' | 'validation'
): Float32Array {
  const { values, names } = targets as Targets;
  const labels = Float32Array.from(values);
  const { takes } = regressionLosses[loss];
  labels.forEach((label, i) => {
    const where = `for ${showValue(names[i % names.length])} in row ${Math.floor(i / names.length)} of the ${part} data`;
    if (!Number.isFinite(label))
      throw new RangeError(
        `xgboost: expected targets that 32 bits can hold, got ${values[i]} ${where}; give them in larger units`
      );
    if (takes && !takes.fits(label))
      throw new RangeError(
        `xgboost: expected targets ${takes.says} for loss ${showValue(loss)}, got ${values[i]} ${where}; give another loss, or leave the row out`
      );
  });
  if (part === 'validation') return labels;
  if (y.length < 2) throw new RangeError(`xgboost: expected at least two train rows, got ${y.length}; there is nothing to learn`);
  const rows = Array.from(y.keys()).filter((row) => !weights || weights[row] > 0);
  if (rows.length === 0)
    throw new RangeError(`xgboost: expected train rows with a weight above 0, got none in ${y.length} rows; give some a weight`);
  names.forEach((name, j) => checkTarget(name, (i) => values[rows[i] * names.length + j], rows.length));
  return labels;
}

function checkTarget(name: string, at: (i: number) => number, rows: number): void {
  let [mean, squares, rounding] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const before = at(i) - mean;
    mean += before / (i + 1);
    squares += before * (at(i) - mean);
    rounding += (at(i) - Math.fround(at(i))) ** 2;
  }
  if (!(squares > 0))
    throw new RangeError(
      `xgboost: expected targets that differ, got ${at(0)} for ${showValue(name)} in all ${rows} rows; there is nothing to learn`
    );
  if (rounding <= squares * mostRounding ** 2) return;
  const deviation = Math.sqrt(squares / rows).toPrecision(3);
  throw new RangeError(
    `xgboost: expected targets that 32 bits can tell apart, got ${showValue(name)} with mean ${mean.toPrecision(6)} and standard deviation ${deviation}; subtract the mean from them`
  );
}
