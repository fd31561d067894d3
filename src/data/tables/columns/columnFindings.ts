import type { Finding } from '../../../record/RunRecord';
import { formatCount, formatPercent } from '../../../views/words/formatNumber';
import { parseNumber, parseWrittenNumber } from './parseNumber';
import type { CategoryColumn, Column, NumberColumn } from './Table';

const fewest = 20;
/** So few different numbers may well be codes, and so may that many different texts. */
const fewestNumbers = 10;
const mostTexts = 10;
const mostSpelt = 50;

/** Findings about a column whose type the reader detected. */
export function columnFindings(column: Column): Finding[] {
  if (column.kind === 'number') return rounded(column);
  const { codes, categories } = column;
  const counts = new Float64Array(categories.length);
  for (const code of codes) if (code >= 0) counts[code]++;
  const present = counts.reduce((a, b) => a + b, 0);
  if (present < fewest) return [];
  const found =
    writtenNumbers(column) ??
    writtenDates(column) ??
    mixed(column, counts, present) ??
    identifier(column, present) ??
    spellings(column);
  return found ? [found] : [];
}

function rounded({ name, values }: NumberColumn): Finding[] {
  // Beyond 10^20 it is a magnitude, not an identifier.
  const count = values.reduce((sum, value) => sum + (isRounded(Math.abs(value)) ? 1 : 0), 0);
  if (count === 0) return [];
  return [
    {
      check: 'precision',
      level: 'warning',
      value: count,
      says: `column "${name}" has ${formatCount(count)} whole numbers beyond 2^53, which are rounded`,
      hint: `read it with {types: {${JSON.stringify(name)}: 'category'}} if it is an identifier`
    }
  ];
}

function isRounded(size: number): boolean {
  return size > Number.MAX_SAFE_INTEGER && size < 1e20 && Number.isInteger(size);
}

function writtenNumbers({ name, categories }: CategoryColumn): Finding | undefined {
  const decimals = (['.', ','] as const).filter((decimal) =>
    categories.every((text) => !Number.isNaN(parseWrittenNumber(text, decimal)))
  );
  if (decimals.length === 0) return undefined;
  const comma = decimals[0] === ',' ? "decimal: ',', " : '';
  return {
    check: 'numbersAsText',
    level: 'warning',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though all are numbers as people write them, like "${categories[0]}"`,
    hint: `read it with {${comma}types: {${JSON.stringify(name)}: 'number'}}`
  };
}

function writtenDates({ name, categories }: CategoryColumn): Finding | undefined {
  if (!categories.every((text) => /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/.test(text))) return undefined;
  return {
    check: 'datesAsText',
    level: 'warning',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though all look like dates, like "${categories[0]}"`,
    hint: 'write them in the manner of 2024-12-31, or leave the column out with ignore'
  };
}

/** At least half of the rows are numbers with many values, and all others are one of a few texts. */
function mixed({ name, categories }: CategoryColumn, counts: Float64Array, present: number): Finding | undefined {
  const isNumber = categories.map((text) => !Number.isNaN(parseNumber(text)));
  const rows = counts.reduce((sum, count, code) => sum + (isNumber[code] ? count : 0), 0);
  const others = categories.filter((_, code) => !isNumber[code]);
  const isMixed = categories.length - others.length > fewestNumbers && 2 * rows >= present && others.length <= mostTexts;
  if (!isMixed) return undefined;
  return {
    check: 'mixedColumn',
    level: 'warning',
    value: present - rows,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though ${formatPercent(rows / present, 1)} of its rows are numbers; others are ${others.map((text) => JSON.stringify(text)).join(', ')}`,
    hint: `read it with {missing: [${others.map((text) => JSON.stringify(text)).join(', ')}]} if these stand for missing values`
  };
}

/** A column in which nearly every row has its own category teaches nothing. */
function identifier({ name, categories }: CategoryColumn, present: number): Finding | undefined {
  if (categories.length < 0.9 * present) return undefined;
  return {
    check: 'identifier',
    level: 'warning',
    value: categories.length,
    says: `column "${name}" has ${formatCount(categories.length)} different texts in ${formatCount(present)} rows, as if each row had its own`,
    hint: 'leave it out of the features with ignore'
  };
}

/** "Yes" beside "yes", in a column with so few categories that it is hardly free text. */
function spellings({ name, categories }: CategoryColumn): Finding | undefined {
  if (categories.length > mostSpelt) return undefined;
  const lower = categories.map((text) => text.toLowerCase());
  const place = lower.findIndex((text, i) => lower.indexOf(text) < i);
  if (place < 0) return undefined;
  const first = categories[lower.indexOf(lower[place])];
  return {
    check: 'spellings',
    level: 'warning',
    value: null,
    says: `column "${name}" has "${first}" and "${categories[place]}" as two categories`,
    hint: 'write them alike in the file if they mean the same'
  };
}
