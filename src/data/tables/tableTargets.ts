import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import type { Targets } from '../Dataset';
import { findFirstMissing } from './columns/findFirstMissing';
import type { Column } from './columns/Table';
import type { Labels } from './readTableLabels';

/**
 * The numbers of some columns as targets; their rows have no classes.
 *
 * @throws TypeError or RangeError for a column that is no number, is infinite or missing somewhere, or has one value in all rows; for options of classes.
 */
export function tableTargets(
  from: string,
  columns: Column[],
  { positive, classes }: { positive?: unknown; classes?: unknown }
): Labels & { targets: Targets } {
  const option = positive === undefined ? (classes === undefined ? undefined : 'classes') : 'positive';
  if (option !== undefined)
    throw new TypeError(`${from} expected no ${option} beside a target, got one; leave it out, or name the classes by label`);
  const rows = columns[0]?.kind === 'number' ? columns[0].values.length : 0;
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, i) => {
    const numbers = checkTarget(from, column);
    for (let row = 0; row < rows; row++) values[row * columns.length + i] = numbers[row];
  });
  const targets = { values, names: columns.map(({ name }) => name) };
  return { y: new Int32Array(rows), classes: [], targets, findings: columns.flatMap(repeatedValue) };
}

function checkTarget(from: string, column: Column): Float64Array {
  const subject = `${from} target ${showValue(column.name)}`;
  if (column.kind !== 'number')
    throw new TypeError(
      `${subject}: expected numbers, got texts such as ${column.categories.slice(0, 3).map(showValue).join(', ')}; name a column of numbers, or predict classes with {label: ${showValue(column.name)}}`
    );
  if (column.unit)
    throw new TypeError(`${subject}: expected numbers, got times; make them a difference in seconds or days first`);
  const missing = findFirstMissing(column);
  if (missing)
    throw new RangeError(
      `${subject}: expected a number in every row, got ${missing.count} ${missing.count === 1 ? 'row' : 'rows'} without one, the first is row ${missing.row} of the data, counted from 0; correct the file or leave such rows out with {dropUnlabelled: true}`
    );
  const values = Float64Array.from(column.values);
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new RangeError(`${subject}: expected finite numbers, got ${values[odd]} in row ${odd} of the data; correct it`);
  if (values.every((value) => value === values[0]))
    throw new RangeError(
      `${subject}: expected at least two different numbers, got ${values[0]} in all ${values.length} rows; choose another column`
    );
  return values;
}

/** A number that stands in most rows, such as 0, is often a second question: whether there is one at all. */
function repeatedValue(column: Column): Finding[] {
  if (column.kind !== 'number') return [];
  const counts = new Map<number, number>();
  for (const value of column.values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [value, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  const share = count / column.values.length;
  if (share <= 0.5) return [];
  return [
    {
      check: 'repeatedTarget',
      level: 'info',
      value: share,
      says: `the target "${column.name}" is ${value} in ${(100 * share).toFixed(1)} % of the rows: a constant prediction already does well on these`,
      hint: 'look at the errors of the other rows too, or predict first whether the target has this value'
    }
  ];
}
