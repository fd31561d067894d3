import { showValue } from '../../checks/showValue';
import type { Feature } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { createAllValuesMissingError } from './columns/createAllValuesMissingError';
import { parseNumber } from './columns/parseNumber';
import type { Column } from './columns/Table';

export interface EncodedColumns {
  x: Float32Array;
  features: Feature[];
  findings: Finding[];
}

/**
 * Columns side by side in float32, with categories in the order of `features` if those are given.
 *
 * @throws RangeError or TypeError for a column without values, of a different kind than its feature, or with infinite numbers.
 */
export function encodeColumns(
  subject: string,
  columns: readonly Column[],
  rows: number,
  features: readonly Feature[] | undefined
): EncodedColumns {
  const x = new Float32Array(rows * columns.length);
  const findings: Finding[] = [];
  const own = columns.map((column, i) => {
    const feature = features?.[i] ?? featureOf(column);
    const values = feature.kind === 'number' ? numbers(subject, column, findings) : codes(column, feature, findings);
    let isEmpty = true;
    for (let row = 0; row < rows; row++) {
      x[row * columns.length + i] = values[row];
      if (!Number.isNaN(values[row])) isEmpty = false;
    }
    // A later file may well lack values that the first one had.
    if (isEmpty && !features) throw createAllValuesMissingError(`${subject} column ${showValue(column.name)}`, column.name);
    return feature;
  });
  return { x, features: own, findings };
}

function featureOf(column: Column): Feature {
  const { name } = column;
  return column.kind === 'number' ? { name, kind: 'number' } : { name, kind: 'category', categories: [...column.categories] };
}

/** Beyond this float32 no longer holds every whole number. */
const exact = 2 ** 24;

function numbers(subject: string, column: Column, findings: Finding[]): Float64Array {
  if (column.kind === 'category') {
    const row = column.codes.findIndex((code) => code >= 0 && Number.isNaN(parseNumber(column.categories[code])));
    throw new TypeError(
      `${subject} column ${showValue(column.name)}, row ${row} of the data, counted from 0: expected a number as in features, got ${showValue(column.categories[column.codes[row]])}; correct it`
    );
  }
  let inexact = 0;
  column.values.forEach((value, row) => {
    const narrow = Math.fround(value);
    if (Math.abs(narrow) === Infinity)
      throw new RangeError(
        `${subject} column ${showValue(column.name)}, row ${row} of the data, counted from 0: expected a finite number that float32 can hold, got ${value}; correct it or make it missing`
      );
    if (narrow !== value && Math.abs(value) > exact && Number.isInteger(value)) inexact++;
  });
  if (inexact)
    findings.push({
      check: 'precision',
      level: 'warning',
      value: inexact,
      says: `column "${column.name}" has ${inexact} whole numbers beyond ${exact.toLocaleString('en')} that float32 rounds`,
      hint: 'leave it out with ignore if it is an identifier, subtract an origin if it is a time'
    });
  return column.values;
}

function codes(column: Column, feature: Feature & { kind: 'category' }, findings: Finding[]): Float64Array {
  const placeOf = new Map(feature.categories.map((category, place) => [category, place]));
  const unseen = new Map<string, number>();
  const placed = (text: string): number => {
    const place = placeOf.get(text);
    if (place === undefined) unseen.set(text, (unseen.get(text) ?? 0) + 1);
    return place ?? NaN;
  };
  // Codes that are all digits in this file are numbers in its table.
  const values =
    column.kind === 'number'
      ? Float64Array.from(column.values, (value) => (Number.isNaN(value) ? NaN : placed(String(value))))
      : Float64Array.from(column.codes, (code) => (code < 0 ? NaN : placed(column.categories[code])));
  if (unseen.size) findings.push(unseenCategories(column.name, unseen));
  return values;
}

function unseenCategories(column: string, unseen: Map<string, number>): Finding {
  const names = [...unseen.keys()].slice(0, 5).map(showValue).join(', ');
  const count = [...unseen.values()].reduce((a, b) => a + b, 0);
  return {
    check: 'unseenCategory',
    level: 'warning',
    value: count,
    says: `column "${column}" has ${unseen.size} categories in ${count} rows that the features do not have (${names}): they are missing here`,
    hint: 'learn from data that has them, or live with missing values'
  };
}
