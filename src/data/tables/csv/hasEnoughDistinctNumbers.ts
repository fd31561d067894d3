import type { ColumnPlan } from './createColumnPlans';
import { numberNotes } from './createNumberParser';
import type { Records } from './createRecordScanner';

/** Whether all fields of a column are numbers or empty, and at least so many of the numbers differ. */
export function hasEnoughDistinctNumbers(
  records: Records,
  place: number,
  width: number,
  plan: ColumnPlan,
  enough: number
): boolean {
  const { bytes, view, starts, ends, values, isNumeric, count } = records;
  if (count < enough || isNumeric[place] !== 1 || plan.hasMissingNumbers) return false;
  const [one, notes, seen] = [new Float64Array(1), numberNotes(), new Set<number>()];
  for (let record = 0, field = place; record < count; record++, field += width) {
    let value = values[field];
    if (value !== value) {
      if (starts[field] === ends[field]) continue;
      if (ends[field] < 0) return false;
      plan.parser.parse(bytes, view, starts[field], ends[field], one, 0, notes);
      value = one[0];
      if (value !== value) return false;
    }
    if (seen.size < enough) seen.add(value);
  }
  return seen.size === enough;
}
