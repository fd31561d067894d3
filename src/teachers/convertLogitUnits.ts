import type { Matrix } from '../data/Matrix';

/** A sigmoid's z and the two logits [0, z] mean the same: a teacher may have one and its student the other. */
export function convertLogitUnits(given: Matrix, units: number): Matrix {
  const { rows, columns, values } = given;
  if (columns === units || columns * units !== 2) return given;
  if (units === 2)
    return { rows, columns: 2, values: Float32Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? values[i >> 1] : 0)) };
  return { rows, columns: 1, values: Float32Array.from({ length: rows }, (_, i) => values[2 * i + 1] - values[2 * i]) };
}
