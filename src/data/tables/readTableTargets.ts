import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import type { Targets } from '../Dataset';
import { findFirstMissing } from './columns/findFirstMissing';
import type { Column } from './columns/Table';
import type { Labels } from './readTableLabels';

/**
 * The numbers of some columns as targets; their rows have no classes. Among several, the texts of a column become class numbers.
 *
 * @throws TypeError or RangeError for a single column that is no number, one that is infinite, has one value in all rows, or is missing somewhere and may not; for options of classes.
 */
export function readTableTargets(
  from: string,
  columns: Column[],
  { positive, classes, missing = false }: { positive?: unknown; classes?: unknown; missing?: boolean }
): Labels & { targets: Targets } {
  const option = positive === undefined ? (classes === undefined ? undefined : 'classes') : 'positive';
  if (option !== undefined)
    throw new TypeError(`${from} expected no ${option} beside a target, got one; leave it out, or name the classes by label`);
  const several = columns.length > 1;
  const rows = (columns[0]?.kind === 'category' ? columns[0].codes : columns[0]?.values)?.length ?? 0;
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, i) => {
    const numbers = checkTarget(from, column, { several, missing });
    for (let row = 0; row < rows; row++) values[row * columns.length + i] = numbers[row];
  });
  const categories = columns.flatMap((column) => (column.kind === 'category' ? [[column.name, column.categories]] : []));
  const targets: Targets = {
    values,
    names: columns.map(({ name }) => name),
    ...(missing && { missing: true as const }),
    ...(categories.length > 0 && { categories: Object.fromEntries(categories) })
  };
  return { y: new Int32Array(rows), classes: [], targets, findings: columns.flatMap(repeatedValue) };
}

function checkTarget(
  from: string,
  column: Column,
  { several, missing: mayBeMissing }: { several: boolean; missing: boolean }
): Float64Array {
  const subject = `${from} target ${showValue(column.name)}`;
  if (column.kind !== 'number' && !several)
    throw new TypeError(
      `${subject}: expected numbers, got texts such as ${column.categories.slice(0, 3).map(showValue).join(', ')}; name a column of numbers, or predict classes with {label: ${showValue(column.name)}}`
    );
  if (column.kind === 'number' && column.unit)
    throw new TypeError(`${subject}: expected numbers, got times; make them a difference in seconds or days first`);
  const missing = findFirstMissing(column);
  if (missing && !mayBeMissing)
    throw new RangeError(
      `${subject}: expected a number in every row, got ${missing.count} ${missing.count === 1 ? 'row' : 'rows'} without one, the first is row ${missing.row} of the data, counted from 0; correct the file or leave such rows out with {dropUnlabelled: true}${several ? ', or say {missingTargets: true} for kd.severalTasks' : ''}`
    );
  const values =
    column.kind === 'number'
      ? Float64Array.from(column.values)
      : Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code));
  const odd = values.findIndex((value) => Math.abs(value) === Infinity);
  if (odd >= 0)
    throw new RangeError(`${subject}: expected finite numbers, got ${values[odd]} in row ${odd} of the data; correct it`);
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.every((value) => value === known[0]))
    throw new RangeError(
      `${subject}: expected at least two different ${column.kind === 'number' ? 'numbers' : 'texts'}, got ${known[0] ?? 'none'} in all ${values.length} rows; choose another column`
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
