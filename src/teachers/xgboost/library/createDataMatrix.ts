import type { Feature } from '../../../data/Dataset';
import { createHandle, type Handle } from './createHandle';
import { call } from './loadCApi';

/** Rows for XGBoost. Weights and labels are needed for training; features are needed to treat categories as categories. */
export interface Rows {
  /** [rows, columns]; NaN is a missing value. */
  values: Float32Array;
  rows: number;
  columns: number;
  /** [rows], or [rows, targets]. */
  labels?: Float32Array;
  weights?: Float32Array;
  features?: Feature[];
}

/** A copy of rows in XGBoost's own memory. The caller frees it. */
export function createDataMatrix({ values, rows, columns, labels, weights, features }: Rows): Handle {
  const made = new BigUint64Array(1);
  call('XGDMatrixCreateFromMat', values, rows, columns, NaN, made);
  const matrix = createHandle(made[0], 'XGDMatrixFree');
  try {
    if (labels) call('XGDMatrixSetFloatInfo', matrix.address, 'label', labels, labels.length);
    if (weights) call('XGDMatrixSetFloatInfo', matrix.address, 'weight', weights, rows);
    if (features) setNames('XGDMatrixSetStrFeatureInfo', matrix, features);
    return matrix;
  } catch (error) {
    matrix.free();
    throw error;
  }
}

/** Gives a data matrix or a model the names of its columns and their kinds. */
export function setNames(
  set: 'XGDMatrixSetStrFeatureInfo' | 'XGBoosterSetStrFeatureInfo',
  { address }: Handle,
  features: Feature[]
): void {
  const names = features.map(({ name }) => name);
  call(set, address, 'feature_name', names, names.length);
  call(set, address, 'feature_type', features.map(typeOf), names.length);
}

/** XGBoost's own names for the kinds of columns. */
function typeOf({ kind }: Feature): string {
  return kind === 'category' ? 'c' : 'float';
}
