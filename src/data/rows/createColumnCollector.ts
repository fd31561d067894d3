import { showValue } from '../../checks/showValue';
import { checkLabel } from '../checkDataset';
import type { RowColumns } from '../disk/RowFile';
import { createGrowingFloats, createGrowingInts } from '../tables/columns/createGrowingFloats';
import type { DatasetRow } from './DatasetRow';

/** What rows say beside their numbers, collected row by row. */
export interface CollectedColumns {
  /** @throws TypeError or RangeError that names the row. */
  add(given: DatasetRow, row: number): void;
  /** Whether no row has a class. */
  isUnlabelled(): boolean;
  done(): RowColumns;
}

const names = ['y', 'weight', 'group', 'time'] as const;
type Name = (typeof names)[number];

const numbers: { [name in Exclude<Name, 'y'>]: { expected: string; fits(value: number): boolean } } = {
  weight: { expected: 'a finite number of at least 0', fits: (value) => value >= 0 && Number.isFinite(Math.fround(value)) },
  group: { expected: 'a whole number from -2147483648 to 2147483647', fits: (value) => (value | 0) === value },
  time: { expected: 'a finite number', fits: Number.isFinite }
};

export function createColumnCollector(subject: string, classes: readonly string[]): CollectedColumns {
  const numberOf = new Map(classes.map((name, i) => [name, i]));
  const columns = {
    y: createGrowingInts(),
    weight: createGrowingFloats(),
    group: createGrowingInts(),
    time: createGrowingFloats()
  };
  const isThere: { [name in Name]?: boolean } = {};

  const label = (y: unknown, row: number): number => {
    if (typeof y !== 'string') {
      checkLabel(subject, y, row, classes.length);
      return y as number;
    }
    const found = numberOf.get(y);
    if (found !== undefined) return found;
    const some = classes.slice(0, 12).map(showValue).join(', ');
    throw new RangeError(
      `${subject}: expected the label of row ${row} to be one of ${some}${classes.length > 12 ? ', …' : ''}, got ${showValue(y)}; name every class`
    );
  };
  const value = (name: Exclude<Name, 'y'>, given: unknown, row: number): number => {
    const { expected, fits } = numbers[name];
    if (typeof given === 'number' && fits(given)) return given;
    throw new RangeError(
      `${subject}: expected the ${name} of row ${row} to be ${expected}, got ${showValue(given)}; look at that row`
    );
  };
  return {
    add(given, row) {
      for (const name of names) {
        const one: unknown = given[name];
        isThere[name] ??= one !== undefined;
        if (isThere[name] !== (one !== undefined))
          throw new RangeError(
            `${subject}: expected ${isThere[name] ? 'a' : 'no'} ${name} in row ${row}, as in the rows before it, got ${one === undefined ? 'none' : showValue(one)}; give one in every row or in none`
          );
        if (one !== undefined) columns[name].push(name === 'y' ? label(one, row) : value(name, one, row));
        else if (name === 'y') columns.y.push(0);
      }
    },
    isUnlabelled: () => isThere.y !== true,
    done: () => ({
      y: columns.y.done(),
      ...(isThere.weight && { weights: Float32Array.from(columns.weight.done()) }),
      ...(isThere.group && { groups: columns.group.done() }),
      ...(isThere.time && { times: columns.time.done() })
    })
  };
}
