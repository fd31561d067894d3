import type { Matrix } from '../../Matrix';

/** Logits of rows that nothing was trained for, [rows, 1], as `kd.compare` takes them. */
export interface BaselineScores {
  validation: Matrix;
  test?: Matrix;
}
