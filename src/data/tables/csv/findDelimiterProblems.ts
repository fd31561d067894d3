import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { Column } from '../columns/Table';
import { createRecoder } from './checkEncodingName';
import type { FoundDelimiter } from './findDelimiter';
import { missingValueTexts } from './missingValueTexts';
import type { NumberNotes } from './createNumberParser';
import type { TextOfFile } from './readTextOfFile';

const listed = 6;

/** Names the delimiter that was found, unless it is a comma that nothing else could be. */
export function findDelimiterProblems({ delimiter, other, unusual }: FoundDelimiter): Finding[] {
  if (unusual)
    return [
      {
        check: 'delimiter',
        level: 'warning',
        value: unusual.fields,
        says: `the file is read as one column, though ${showValue(unusual.delimiter)} would cut every line into ${unusual.fields} fields`,
        hint: `read it with {delimiter: ${showValue(unusual.delimiter)}} if that separates the fields, with {delimiter: ","} if not`
      }
    ];
  if (delimiter === ',' && other === undefined) return [];
  const doubt = other === undefined ? '' : `, though ${showValue(other)} would cut every line alike too`;
  return [
    {
      check: 'delimiter',
      level: other === undefined ? 'info' : 'warning',
      value: null,
      says: `the fields are separated by ${showValue(delimiter)}, as the first lines show${doubt}`,
      hint: `say {delimiter: ${showValue(other ?? delimiter)}} ${other === undefined ? 'to be sure' : 'if that is right'}`
    }
  ];
}

/** Names an encoding that nobody asked for, and gzip. */
export function fileFindings({ encoding, isGzip, looksLikeUtf8 }: TextOfFile['found'], asked: string | undefined): Finding[] {
  const found: Finding[] = [];
  if (isGzip) found.push({ check: 'gzip', level: 'info', value: null, says: 'the file was packed by gzip' });
  if (encoding !== 'utf-8' && asked === undefined)
    found.push({ check: 'encoding', level: 'info', value: null, says: `the file is in ${encoding}, as its first bytes say` });
  if (looksLikeUtf8)
    found.push({
      check: 'encoding',
      level: 'warning',
      value: null,
      says: `the file was read as ${encoding}, as was asked for, though its bytes are UTF-8: "é" is ${showValue(asWritten('é', encoding))} then`,
      hint: 'read it without encoding, unless its letters are right as they are'
    });
  return found;
}

function asWritten(text: string, encoding: string): string {
  return createRecoder(encoding)(Buffer.from(text), true).toString('utf8');
}

/** What numbers do not keep of their texts; where numbers were asked for, only what is lost of a number. */
export function noteFindings({ name, ...column }: Column, notes: NumberNotes, isTyped: boolean): Finding[] {
  const { leadingZeros, likeZero, longWholes, plusSigns, likePlus, exponents, likeExponent } = notes;
  const found: Finding[] = [];
  const hint = `read it with {types: {${showValue(name)}: 'category'}} if it is an identifier`;
  if (leadingZeros && !isTyped)
    found.push({
      check: 'leadingZeros',
      level: 'warning',
      value: leadingZeros,
      says: `column ${showValue(name)} has ${formatCount(leadingZeros)} numbers that begin with 0, like ${showValue(likeZero)}, which is ${Number(likeZero)} now`,
      hint: hint.replace('an identifier', 'a postcode or another identifier')
    });
  if (longWholes)
    found.push({
      check: 'precision',
      level: 'warning',
      value: longWholes,
      says: `column ${showValue(name)} has ${formatCount(longWholes)} whole numbers of more than 20 digits, which are rounded`,
      hint
    });
  if (plusSigns && !isTyped)
    found.push({
      check: 'plusSigns',
      level: 'warning',
      value: plusSigns,
      says: `column ${showValue(name)} has ${formatCount(plusSigns)} long numbers that begin with a plus, like ${showValue(likePlus)}, which is ${Number(likePlus)} now`,
      hint: hint.replace('an identifier', 'a telephone number')
    });
  // Among measurements, an exponent is one.
  if (
    exponents &&
    !isTyped &&
    'values' in column &&
    column.values.every((value) => Number.isNaN(value) || Number.isInteger(value))
  )
    found.push({
      check: 'exponents',
      level: 'warning',
      value: exponents,
      says: `column ${showValue(name)} has ${formatCount(exponents)} whole numbers with an E, like ${showValue(likeExponent)}, which is ${Number(likeExponent)} now`,
      hint
    });
  return found;
}

/** Asks what the points of a column mean in which every number has three digits after a point. */
export function pointFinding(name: string, like: string, delimiter: string): Finding {
  const whole = like.replaceAll('.', '');
  return {
    check: 'thousands',
    level: 'warning',
    value: null,
    says: `column ${showValue(name)} has numbers like ${showValue(like)}, read as ${Number(like)} though each may be a number with points between thousands, here ${whole}, as is usual where fields are separated by ${showValue(delimiter)} and decimals by a comma`,
    hint: `read the file with {decimal: ',', types: {${showValue(name)}: 'number'}} if it is ${whole}, with {decimal: '.'} if it is ${Number(like)}`
  };
}

/** Which words that nobody asked for were read as missing values, and in which columns; a warning where they could be a category. */
export function wordFindings(
  columns: readonly Pick<Column, 'name' | 'kind' | 'missingTexts'>[],
  asked: readonly string[]
): Finding[] {
  return (['number', 'category'] as const).flatMap((kind) => {
    const counts = new Map<string, { rows: number; columns: string[] }>();
    for (const column of columns) {
      if (column.kind !== kind) continue;
      for (const [word, rows] of Object.entries(column.missingTexts ?? {})) {
        // Others are asked for, perhaps as the same number.
        if (asked.includes(word) || !missingValueTexts.includes(word)) continue;
        const before = counts.get(word) ?? { rows: 0, columns: [] };
        counts.set(word, { rows: before.rows + rows, columns: [...before.columns, column.name] });
      }
    }
    if (counts.size === 0) return [];
    const words = [...counts].map(([word, { rows, columns: names }]) => {
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      return `${showValue(word)} (${names.slice(0, 3).map(showValue).join(', ')}${more}: ${formatCount(rows)})`;
    });
    const rest = words.length > listed ? `, and ${words.length - listed} more` : '';
    const total = [...counts.values()].reduce((sum, { rows }) => sum + rows, 0);
    const [first] = counts.keys();
    return [
      {
        check: 'missingWords',
        level: kind === 'category' ? 'warning' : 'info',
        value: total,
        says: `${kind === 'category' ? 'in columns of categories ' : ''}these words stand for a missing value: ${words.slice(0, listed).join(', ')}${rest}`,
        hint: `read the file with {notMissing: [${showValue(first)}]} if ${showValue(first)} is a ${kind === 'category' ? 'category' : 'value'}`
      } satisfies Finding
    ];
  });
}
