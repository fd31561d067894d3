import { suggestKnownName } from '../../../checks/suggestKnownName';
import { showValue, visible } from '../../../checks/showValue';
import type { Column, Table } from './Table';

/** @throws RangeError that names the nearest column unless the table has a column of this name. */
export function findColumnByName(subject: string, option: string, table: Table, name: string): Column {
  checkNames(
    subject,
    option,
    [name],
    table.columns.map((column) => column.name)
  );
  return table.columns.find((column) => column.name === name)!;
}

/** @throws TypeError or RangeError for the first name that is not a column. */
export function checkNames(subject: string, option: string, names: unknown, known: readonly string[]): void {
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw new TypeError(
      `${subject}: expected ${option} to be names of columns, got ${showValue(names)}; give an array of strings`
    );
  const all = new Set(known);
  for (const name of names as string[]) {
    if (all.has(name)) continue;
    const advice = suggestKnownName(name, known, known.length === 0 ? 'read a file with columns' : 'name one of them.');
    throw new RangeError(`${subject}: expected ${option} to name a column, got ${showValue(name)}; ${advice} ${listed(known)}`);
  }
}

function short(name: string): string {
  return visible(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}

/** "There are 3: a, b, c", at most twenty by name. */
function listed(names: readonly string[]): string {
  const rest = names.length > 20 ? `, and ${names.length - 20} more` : '';
  return `The columns are ${names.slice(0, 20).map(short).join(', ')}${rest}`;
}
