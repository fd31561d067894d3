import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount, formatPercent } from '../../../views/words/formatNumber';
import { findNumberProblems } from './findNumberProblems';
import { parseNumber } from './parseNumber';
import { findCenturyProblems } from './findCenturyProblems';
import { findDigitsInCategories } from './findDigitsInCategories';
import { askedType, type ColumnReadingOptions } from './ColumnReadingOptions';
import type { CategoryColumn, Column } from './Table';
import { findWrittenNumbers } from './findWrittenNumbers';

const fewest = 20;
/** So few different numbers may well be codes, and so may that many different texts. */
const fewestNumbers = 10;
const mostTexts = 10;
const mostSpelt = 50;
/** What a spreadsheet writes in place of a number. */
const sheetError = /^(#(DIV\/0!|REF!|NAME\?|VALUE!|NUM!|NULL!|WERT!|ZAHL!|BEZUG!)|Err:\d+)$/i;
/** Characters without width. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** A text that is longer is no word for a missing value. */
const longest = 40;

/** Findings about a column; where its type was asked for, only those that hold for any column of the type. */
export function findDoubtfulColumnContents(column: Column, reading: ColumnReadingOptions): Finding[] {
  const isAsked = askedType(reading, column.name) !== undefined;
  if (column.kind === 'number') return [...findNumberProblems(column, reading, isAsked), ...findCenturyProblems(column, reading)];
  if (isAsked) return [];
  const { codes } = column;
  let present = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) present++;
  const found = findWrittenNumbers(column, reading) ?? mixed(column, present) ?? findDigitsInCategories(column);
  if (found) return [found];
  if (present < fewest) return [];
  const odd = identifier(column, present) ?? spellings(column);
  return odd ? [odd] : [];
}

/** Many different numbers, and all others are one of a few texts, however often. */
function mixed({ name, codes, categories }: CategoryColumn, present: number): Finding | undefined {
  const others: string[] = [];
  const isNumber = new Uint8Array(categories.length);
  for (let code = 0; code < categories.length; code++) {
    if (!Number.isNaN(parseNumber(categories[code]))) isNumber[code] = 1;
    else if (others.push(categories[code]) > mostTexts) return undefined;
  }
  let rows = 0;
  for (const code of codes) if (code >= 0) rows += isNumber[code];
  const distinct = categories.length - others.length;
  // In a short column, more than two different numbers to each text are many.
  const isShort = present < fewest;
  const isMany = distinct > (isShort ? Math.max(2, 2 * others.length) : fewestNumbers);
  const isMixed = others.length > 0 && (isMany || (distinct > 1 && others.every((text) => sheetError.test(text))));
  if (!isMixed || others.some((text) => text.length > longest)) return undefined;
  const texts = others.map((text) => JSON.stringify(text)).join(', ');
  return {
    check: 'mixedColumn',
    level: 'warning',
    value: present - rows,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though ${formatPercent(rows / present, 1)} of its rows are numbers, ${formatCount(distinct)} different ones; others are ${texts}`,
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

/** "Yes" beside "yes", or the same letters in other characters, in a column with so few categories that it is hardly free text. */
function spellings({ name, categories }: CategoryColumn): Finding | undefined {
  if (categories.length > mostSpelt) return undefined;
  const lower = categories.map((text) => look(text).normalize('NFKC').toLowerCase());
  const place = lower.findIndex((text, i) => lower.indexOf(text) < i);
  if (place < 0) return undefined;
  const [first, second] = [categories[lower.indexOf(lower[place])], categories[place]];
  const isAlike = look(first) === look(second) && first.toLowerCase() !== second.toLowerCase();
  if (isAlike)
    return {
      check: 'spellings',
      level: 'warning',
      value: null,
      says: `column "${name}" has ${escaped(first)} and ${escaped(second)} as two categories, which look alike`,
      hint: 'write them with the same characters in the file: in Unicode form NFC, without characters that are not seen'
    };
  return {
    check: 'spellings',
    level: 'warning',
    value: null,
    says: `column "${name}" has ${showValue(first)} and ${showValue(second)} as two categories`,
    hint: 'write them alike in the file if they mean the same'
  };
}

/** The text as it looks: letters with their accents as one character, one blank for several. */
function look(text: string): string {
  return text.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim();
}

/** With every character beyond ASCII as its number. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
