import { checkDataset } from '../checkDataset';
import type { Dataset } from '../Dataset';
import { quantileOfSorted } from '../../stats/quantileOfSorted';
import type { Description } from '../../record/RunRecord';
import { nameOfFeature } from './nameOfFeature';

/** A fitted scaler. */
export interface RobustScaler {
  /** One per feature; 0 for categories. */
  medians: Float64Array;
  /** One per feature: the distance between the quartiles, or 1 if it is 0 and for categories. */
  iqrs: Float64Array;
  /** The same rows with numbers scaled, missing values still missing and categories as they were. */
  transform<D extends Dataset>(data: D): D;
  description: Description;
}

/**
 * Learns to scale numbers so that outliers do not matter: (x - median) / (third quartile - first quartile) for each feature, ignoring
 * missing values. Fit it on train only, and transform the other parts with it.
 *
 * Quartiles are interpolated linearly. A feature whose quartiles are equal is only shifted.
 *
 * @param train rows of numbers: shape [features].
 * @throws TypeError or RangeError for a bad dataset, rows that are not flat, and data with other features than train.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1], [2], [3], [4], [100]], y: [0, 1, 0, 1, 1], classes: 2 });
 * const scaler = kd.robustScale(train);
 * scaler.medians[0]; // 3
 * scaler.transform(train).x; // Float32Array [-1, -0.5, 0, 0.5, 48.5]
 * ```
 */
export function robustScale(train: Dataset): RobustScaler {
  checkDataset(train, 'robustScale', { targets: true });
  if (train.shape.length !== 1)
    throw new RangeError(
      `robustScale: expected rows of numbers, got rows of shape [${train.shape}]; scale images by their range`
    );
  const [width] = train.shape;
  const medians = new Float64Array(width);
  const iqrs = new Float64Array(width).fill(1);
  for (let i = 0; i < width; i++) {
    if (train.features?.[i].kind === 'category') continue;
    const sorted = sortedColumn(train, i);
    if (sorted.length === 0) continue;
    medians[i] = quantileOfSorted(sorted, 0.5);
    iqrs[i] = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25) || 1;
  }
  const transform = <D extends Dataset>(data: D): D => {
    checkDataset(data, 'robustScale: transform', { targets: true });
    checkSame(train, data);
    const x = data.x.map((value, at) => (value - medians[at % width]) / iqrs[at % width]);
    const at = x.findIndex((value) => Math.abs(value) === Infinity);
    if (at >= 0) throw tooLarge(data, at, iqrs);
    return { ...data, x };
  };
  return { medians, iqrs, transform, description: { name: 'robustScale', fittedOn: train.name, features: width } };
}

/** The values of a feature that are not missing. */
function sortedColumn({ x, y, shape: [width] }: Dataset, feature: number): Float32Array {
  const column = new Float32Array(y.length);
  let length = 0;
  for (let at = feature; at < x.length; at += width) if (!Number.isNaN(x[at])) column[length++] = x[at];
  return column.subarray(0, length).sort();
}

function tooLarge(data: Dataset, at: number, iqrs: Float64Array): RangeError {
  const i = at % iqrs.length;
  return new RangeError(
    `robustScale: transform: ${nameOfFeature(data, i)}, row ${Math.floor(at / iqrs.length)}: expected a number that float32 can hold, got ${data.x[at]} over a quartile distance of ${iqrs[i]}; correct it or make it missing`
  );
}

function checkSame(train: Dataset, data: Dataset): void {
  const namesOf = ({ features, shape }: Dataset) => features?.map(({ name }) => name).join(', ') ?? `${shape} without names`;
  if (String(train.shape) !== String(data.shape) || (train.features && data.features && namesOf(train) !== namesOf(data)))
    throw new RangeError(
      `robustScale: transform: expected the features of ${train.name} (${namesOf(train)}), got ${namesOf(data)}; make both with the same features`
    );
}
