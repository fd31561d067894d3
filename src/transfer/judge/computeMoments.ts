import type { Matrix } from '../../data/Matrix';

export interface Moments {
  rows: number;
  mean: Float64Array;
  /** The rows without their mean. */
  centred: Float64Array;
  /** Sum of the variances of all columns, over n - 1. */
  trace: number;
}

export function computeMoments({ rows, columns, values }: Matrix): Moments {
  const mean = new Float64Array(columns);
  for (let at = 0; at < values.length;) for (let i = 0; i < columns; i++) mean[i] += values[at++];
  for (let i = 0; i < columns; i++) mean[i] /= rows;
  const centred = new Float64Array(values.length);
  let squares = 0;
  for (let at = 0; at < values.length;)
    for (let i = 0; i < columns; i++, at++) squares += (centred[at] = values[at] - mean[i]) ** 2;
  return { rows, mean, centred, trace: squares / Math.max(1, rows - 1) };
}
