import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import type { Matrix } from './Matrix';

/** Whether it is a matrix of so many rows and columns. Its numbers may be anything. */
export function isMatrixOf(value: unknown, rows: number, columns: number): value is Matrix {
  return (
    hasSafelyReadableMembers(value, ['rows', 'columns', 'values']) &&
    value.values instanceof Float32Array &&
    value.rows === rows &&
    value.columns === columns &&
    value.values.length === rows * columns
  );
}
