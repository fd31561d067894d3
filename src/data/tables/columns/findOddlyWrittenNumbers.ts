import type { Finding } from '../../../record/RunRecord';
import { showValue } from '../../../checks/showValue';
import { formatCount } from '../../../views/words/formatNumber';
import { parseCommaNumber, parseNumber } from './parseNumber';
import type { CategoryColumn } from './Table';

function isAnyNumber(text: string): boolean {
  return /\d/.test(text) && !(Number.isNaN(parseNumber(text)) && Number.isNaN(parseCommaNumber(text)));
}

/** Ways of writing numbers that are not read as numbers, of which every category has one: what they are, and what to do. */
const ways: { check: string; isOne(text: string): boolean; what: string; hint: string }[] = [
  {
    check: 'timesAsText',
    isOne: (text) => /^\d{1,2}:[0-5]\d(:[0-5]\d([.,]\d+)?)?\s*([ap]\.?m\.?)?$/i.test(text),
    what: 'times of day or durations',
    hint: 'write them as hours, minutes or seconds if their order matters'
  },
  {
    check: 'mixedMarks',
    isOne: isAnyNumber,
    what: 'numbers, some with a decimal comma and some with a point',
    hint: 'write them alike'
  },
  {
    check: 'otherDigits',
    isOne: (text) => /^[+\-\u2212]?\p{Nd}[\p{Nd}.,\u066b\u066c]*$/u.test(text) && /[^\d.,+\-\u2212]/.test(text),
    what: 'numbers in the digits of another script',
    hint: 'write them with 0 to 9'
  },
  {
    check: 'otherNumbers',
    isOne: (text) => programs.test(text) || isAnyNumber(text),
    what: 'numbers as programs write them, or fractions',
    hint: 'write them as decimal numbers if their order matters'
  },
  {
    check: 'otherNumbers',
    isOne: (text) => limits.test(text) || isAnyNumber(text),
    what: 'numbers, some of them limits or with an error',
    hint: 'write one decimal number in place of each if their order matters'
  },
  {
    check: 'otherNumbers',
    isOne: (text) => quoted.test(text) || isAnyNumber(text),
    what: 'numbers that a spreadsheet holds as text',
    hint: 'write them without the mark of the spreadsheet: with the zeros at the beginning they are identifiers, which stay texts'
  }
];

const programs = /^[+-]?(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+(\.\d+)?[dD][+-]?\d+|(\d+ )?\d+\/\d+|\d+(_\d+)+(\.\d+)?)$/;
const limits = /^([<>]=?|[\u2264\u2265~\u2248])\s*[+-]?\d+([.,]\d+)?$|^[+-]?\d+([.,]\d+)?\s*(\u00b1|\+\/?-)\s*\d+([.,]\d+)?$/;
const quoted = /^="[+-]?\d[\d.,]*"$|^'[+-]?\d[\d.,]*$/;

const measured =
  /^[+\-\u2212]?(\d+(?:[.,]\d+)?)\s*(\p{L}{1,4}[\u00b2\u00b32-3]?|\u00b0\s?[CF]?|\p{L}{1,3}\/\p{L}{1,3}[\u00b2\u00b3]?)$/u;

/** A finding if all categories are numbers in a form that no option reads: times of day, "5 kg", digits of another script. */
export function findOddlyWrittenNumbers({ name, categories }: CategoryColumn): Finding | undefined {
  const odd = categories.find((text) => !isAnyNumber(text.trim())) ?? categories[0];
  const finding = (check: string, what: string, hint: string): Finding => ({
    check,
    level: 'warning',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though all look like ${what}, like ${showValue(odd)}`,
    hint
  });
  const way = ways.find(({ isOne }) => categories.every((text) => isOne(text.trim())));
  if (way) return finding(way.check, way.what, way.hint);
  // "1A" and "2B" are names; three different numbers of one unit are not.
  const [units, numbers] = [new Set<string>(), new Set<string>()];
  for (const text of categories) {
    const [, number, unit] = measured.exec(text.trim()) ?? [];
    if (number === undefined || units.add(unit).size > 3) return undefined;
    numbers.add(number);
  }
  if (numbers.size < Math.max(3, 2 * units.size - 1)) return undefined;
  const [first, ...others] = units;
  const what = others.length === 0 ? `numbers of one unit, ${first}` : `numbers of different units (${[...units].join(', ')})`;
  return finding('unitsAsText', what, 'write the unit into the name of the column, and numbers alone below it');
}
