import type { Matrix } from '../../../data/Matrix';
import type { Handle } from './createHandle';
import { call, loadCApi } from './loadCApi';

/** Numbers of the C API (XGBoosterPredictFromDMatrix). */
export const predictionTypes = { value: 0, margin: 1, leaf: 6 } as const;

/** Values are what a model's objective makes of its margins: exp(margin) of counts, for example. */
export type PredictionType = keyof typeof predictionTypes;

/** A model's answers for rows: margins or values, [rows, outputs], or the number of the leaf for each row and tree, [rows, trees]. */
export function predictMatrix(booster: Handle, matrix: Handle, type: PredictionType, rounds = 0): Matrix {
  const config = { type: predictionTypes[type], training: false, iteration_begin: 0, iteration_end: rounds, strict_shape: true };
  const [shape, dimensions, result] = [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];
  call('XGBoosterPredictFromDMatrix', booster.address, matrix.address, JSON.stringify(config), shape, dimensions, result);
  const { koffi } = loadCApi();
  const sizes = Array.from(new BigUint64Array(koffi.view(shape[0], 8 * Number(dimensions[0]))), Number);
  const count = sizes.reduce((a, b) => a * b, 1);
  // The library overwrites its result at the next call.
  const values = count === 0 ? new Float32Array(0) : new Float32Array(koffi.view(result[0], 4 * count)).slice();
  return { rows: sizes[0], columns: count / sizes[0], values };
}
