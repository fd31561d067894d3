import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import type { MemoryBudget } from './MemoryPolicy';

/** @throws TypeError or RangeError unless there are either rows or bytes, a whole number above 0. */
export function checkBudget(subject: string, given: unknown): MemoryBudget {
  checkInputs(subject, given, ['rows', 'bytes']);
  const { rows, bytes } = given as { rows?: number; bytes?: number };
  if ((rows === undefined) === (bytes === undefined))
    throw new TypeError(
      `${subject}: expected either rows or bytes, got ${rows === undefined ? 'neither' : 'both'}; give for example {rows: 500}`
    );
  const bounds = { integer: true, atLeast: 1, atMost: 2 ** 31 - 1 };
  if (rows !== undefined) return { rows: checkNumber(subject, 'rows', rows, bounds) };
  return { bytes: checkNumber(subject, 'bytes', bytes, { ...bounds, atMost: Number.MAX_SAFE_INTEGER }) };
}
