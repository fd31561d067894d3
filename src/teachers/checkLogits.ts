import type { Matrix } from '../data/Matrix';
import type { Teacher } from './Teacher';

/**
 * @param start the number of the batch's first row, for errors.
 * @throws RangeError unless it is one row of finite logits for each row.
 */
export function checkLogits(
  subject: string,
  teacher: Teacher,
  logits: Matrix,
  { rows, columns, start }: { rows: number; columns: number | null; start: number }
): void {
  if (logits.rows !== rows || !(logits.columns > 0) || (columns !== null && logits.columns !== columns)) {
    const shapes = `[${rows}, ${columns ?? 'classes'}], got [${logits.rows}, ${logits.columns}]`;
    throw new RangeError(
      `${subject}: expected teacher "${teacher.info.name}" to give logits of shape ${shapes}; give one row of logits for each row`
    );
  }
  const bad = logits.values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const where = `row ${start + Math.floor(bad / logits.columns)}, class ${bad % logits.columns}`;
  throw new RangeError(
    `${subject}: expected teacher "${teacher.info.name}" to give finite logits, got ${logits.values[bad]} in ${where}; look at that row`
  );
}
