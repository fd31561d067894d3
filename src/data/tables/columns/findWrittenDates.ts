import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import { parseIsoTime } from './parseIsoTime';
import type { ColumnReadingOptions } from './ColumnReadingOptions';
import type { CategoryColumn } from './Table';
import { createTimeParser } from './createTimeParser';

const numeric = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?![.\d])/;
/** In English, German, French, Spanish, Portuguese and Italian, perhaps after the day of the week. */
const named =
  /^([\p{L}.]{2,10},? +)?(\d{1,2}(st|nd|rd|th)?[- .]+)?(de )?(jan|feb|f[eé]v|m[aä]r|mag|apr|a[bv]r|may|mai|jui?n|jui?l|gi?u|lug|aug|ago|ao[uû]|sep|set|o[ckt]t|out|nov|de[cz]|d[éi]c|gen|ene)[\p{L}]*[- .,]+(de )?\d{1,4}/iu;
const partial = /^\d{4}[-/. ]?(0?[1-9]|1[0-2]|[QT][1-4]|W\d\d?)$|^([QT][1-4]|0?[1-9]|1[0-2])[-/. ]\d{4}$/i;
/** Weeks and days of ISO 8601, compact dates, and dates of East Asia. */
const other =
  /^\d{4}-?W\d\d-?[1-7]$|^(19|20)\d\d-([0-2]\d\d|3[0-6]\d)$|^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$|^\d{2,4}[年년]\s?\d{1,2}[月월](\s?\d{1,2}[日일])?/;
const orders = [
  ...['DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'MM-DD-YYYY', 'YYYY/MM/DD', 'YYYY.MM.DD'],
  ...['DD.MM.YY', 'DD/MM/YY', 'MM/DD/YY', 'YYYY-MM-DD', 'YYYY年MM月DD日', 'YYYYMMDD']
];
const formats = ['', ' HH:mm', ' HH:mm:ss'].flatMap((time) => orders.map((order) => order + time));
/** What is said where years have two digits, since births before 1970 would be in the future. */
const pivot =
  ', which takes the years 70 to 99 for 1970 to 1999 and 00 to 69 for 2000 to 2069; write them with four digits where that is wrong';

/** A finding if all categories look like dates. */
export function findWrittenDates(column: CategoryColumn, { detects }: ColumnReadingOptions): Finding | undefined {
  const { name, categories } = column;
  const isDate = (text: string) => numeric.test(text) || named.test(text) || other.test(text);
  // Numbers of eight digits alone may be anything; beside other dates they are dates.
  if (categories.every((text) => /^\d+$/.test(text))) return undefined;
  const isPartial = categories.every((text) => partial.test(text) && !/^\d+$/.test(text));
  if (!isPartial && !categories.every(isDate)) return undefined;
  const finding = (about: string, hint: string): Finding => ({
    check: 'datesAsText',
    level: 'warning',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though all look like dates, like "${categories[0]}"${about}`,
    hint
  });
  const ways = isPartial ? [] : fittingWays(categories);
  const given = ways.map(({ format }) =>
    format === undefined ? `{types: {${JSON.stringify(name)}: 'time'}}` : `{formats: {${JSON.stringify(name)}: '${format}'}}`
  );
  if (ways.length === 0) {
    const shape = (text: string) => text.replace(/\d+/g, '0').replace(/\p{L}+/gu, 'a');
    const unlike = categories.find((text) => shape(text) !== shape(categories[0]));
    return finding(
      unlike === undefined ? '' : ` and "${unlike}"`,
      'write them in the manner of 2024-12-31, or leave the column out with ignore'
    );
  }
  const [{ odd, format }] = ways;
  if (odd !== undefined) {
    const row = column.codes.indexOf(categories.indexOf(odd));
    const read = format === undefined && detects ? '' : `, and the others with ${given[0]}`;
    return finding(
      `, but ${showValue(odd)} in row ${row} of the data, counted from 0, is none`,
      `correct it, or read it as missing with {missing: [${showValue(odd)}]}${read}`
    );
  }
  const isShort = ways.some((way) => way.format !== undefined && !way.format.includes('YYYY'));
  const either = given.length > 1 ? `${given.join(' or ')}: every date could be either` : given[0];
  return finding('', `read it with ${either}${isShort ? pivot : ''}`);
}

/** Ways to read the dates. `odd` is the first text that is none, where there are a few. */
interface Way {
  /** Undefined: ISO 8601. */
  format: string | undefined;
  odd?: string;
}

/** Those that read every text, else the one that reads the most, if they are nine in ten or all but one. */
function fittingWays(categories: readonly string[]): Way[] {
  const judged: { way: Way; misses: number }[] = [];
  const most = Math.max(1, Math.floor(categories.length / 10));
  for (const format of [undefined, ...formats]) {
    const parse = format === undefined ? parseIsoTime : createTimeParser(format);
    let [misses, odd]: [number, string | undefined] = [0, undefined];
    for (const [i, text] of categories.entries()) {
      if (!Number.isNaN(parse(text))) continue;
      odd ??= text;
      // Most ways read none of the first.
      if (++misses > (i < 100 ? Math.min(most, 10) : most)) {
        misses = Infinity;
        break;
      }
    }
    if (misses === 0 && format === undefined) return [{ format }];
    if (misses <= most) judged.push({ way: { format, ...(odd !== undefined && { odd }) }, misses });
  }
  const whole = judged.filter(({ misses }) => misses === 0).map(({ way }) => way);
  // One odd text of two says nothing.
  if (whole.length > 0 || categories.length < 4) return whole;
  judged.sort((a, b) => a.misses - b.misses);
  return judged.slice(0, 1).map(({ way }) => way);
}
