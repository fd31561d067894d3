import type { Matrix } from '../../../data/Matrix';
import type { Handle } from './handle';
import { call, cApi } from './cApi';

/** Numbers of the C API (XGBoosterPredictFromDMatrix). */
const types = { margin: 1, leaf: 6 } as const;

/** A model's answers for rows: margins, [rows, outputs], or the number of the leaf for each row and tree, [rows, trees]. */
export function predictMatrix(booster: Handle, matrix: Handle, type: keyof typeof types, rounds = 0): Matrix {
  const config = { type: types[type], training: false, iteration_begin: 0, iteration_end: rounds, strict_shape: true };
  const [shape, dimensions, result] = [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];
  call('XGBoosterPredictFromDMatrix', booster.address, matrix.address, JSON.stringify(config), shape, dimensions, result);
  const { koffi } = cApi();
  const sizes = Array.from(new BigUint64Array(koffi.view(shape[0], 8 * Number(dimensions[0]))), Number);
  const count = sizes.reduce((a, b) => a * b, 1);
  // The library overwrites its result at the next call.
  const values = count === 0 ? new Float32Array(0) : new Float32Array(koffi.view(result[0], 4 * count)).slice();
  return { rows: sizes[0], columns: count / sizes[0], values };
}
