import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import { formatCount } from '../../views/words/formatNumber';
import { findFirstMissing } from './columns/findFirstMissing';
import type { Column, NumberColumn } from './columns/Table';
import { formatTime } from './columns/formatTime';

const most = 50;

export interface Labels {
  y: Int32Array;
  classes: string[];
  findings: Finding[];
}

/** @throws RangeError for a label that is missing somewhere, constant, has too many values, or is not one of the given classes. */
export function readTableLabels(
  from: string,
  column: Column,
  { positive, classes, isLike }: { positive?: string | number; classes?: string[]; isLike: boolean }
): Labels {
  const subject = `${from} label ${showValue(column.name)}`;
  const missing = findFirstMissing(column);
  if (missing)
    throw new RangeError(
      `${subject}: expected a class in every row, got ${missing.count} ${missing.count === 1 ? 'row' : 'rows'} without one, the first is row ${missing.row} of the data, counted from 0; ${orClass(column)}correct the file or leave such rows out with {dropUnlabelled: true}`
    );
  const texts = column.kind === 'number' ? numbersOf(subject, column) : textsOf(column.codes, column.categories);
  const counts = countsOf(texts.codes, texts.names.length);
  const found = texts.names.filter((_, code) => counts[code] > 0);
  if (found.length > most)
    throw new RangeError(
      `${subject}: expected at most ${most} classes, got ${found.length}; name the column of the classes, or give a number to predict as {target: ${showValue(column.name)}}`
    );
  if (found.length < 2 && !classes)
    throw new RangeError(
      `${subject}: expected two or more classes, got ${showValue(found[0])} in all ${texts.codes.length} rows; choose another column`
    );
  const kinds = ['undefined', 'string', 'number', 'boolean'];
  if (!kinds.includes(typeof positive))
    throw new TypeError(
      `${subject}: expected positive to be one of the values, got ${showValue(positive)}; give a text or a number`
    );
  if (positive !== undefined && !found.includes(String(positive)))
    throw new RangeError(
      `${subject}: expected positive to be one of ${showNames(found)}, got ${showValue(positive)}; choose one of them`
    );
  if (positive !== undefined && found.length !== 2)
    throw new RangeError(`${subject}: expected two classes for positive, got ${found.length}; leave positive out`);

  const findings: Finding[] = [];
  let order = found;
  if (classes) order = checkClasses(subject, classes, found);
  else if (found.length === 2) {
    const isText = column.kind === 'category' && found.join() !== 'false,true';
    if (isLike && positive === undefined && isText)
      throw new RangeError(
        `${subject}: expected classes or positive beside features, got neither; give {classes: train.classes}, since which class is rarer may differ`
      );
    const rarer = counts[texts.names.indexOf(found[0])] < counts[texts.names.indexOf(found[1])] ? found[0] : found[1];
    const one = positive !== undefined ? String(positive) : isText ? rarer : found[1];
    order = [found[one === found[0] ? 1 : 0], one];
    const count = counts[texts.names.indexOf(one)];
    if (positive === undefined && (isText || 2 * count > texts.codes.length))
      findings.push(chosen(column.name, order, count, texts.codes.length, isText));
  }
  const placeOf = texts.names.map((name) => order.indexOf(name));
  return { y: texts.codes.map((code) => placeOf[code]), classes: [...order], findings };
}

/** What to do if a word that stands for a missing value is the name of a class. */
function orClass({ missingTexts }: Column): string {
  const words = Object.keys(missingTexts ?? {});
  if (words.length === 0) return '';
  const list = words.slice(0, 5).map(showValue).join(', ');
  return `read the file with {notMissing: [${list}]} if ${words.length === 1 ? `${list} is a class` : 'these are classes'}, or `;
}

/** A finding that names the positive class where it could be a surprise: for two texts, and if most rows have the larger number. */
function chosen(column: string, [other, one]: string[], count: number, rows: number, isText: boolean): Finding {
  const why = !isText
    ? 'the larger value and that of most rows'
    : 2 * count === rows
      ? 'as frequent as the other'
      : 'the rarer value';
  return {
    check: 'positiveClass',
    level: 'info',
    value: count / rows,
    says: `class 1 of "${column}", the positive one, is "${one}", ${why} (${formatCount(count)} of ${formatCount(rows)} rows), class 0 is "${other}"`,
    hint: `say {positive: ${showValue(other)}} if that is the one to find`
  };
}

function checkClasses(subject: string, classes: string[], found: string[]): string[] {
  const fits = Array.isArray(classes) && classes.length >= 2 && classes.every((name) => typeof name === 'string');
  if (!fits)
    throw new TypeError(
      `${subject}: expected classes to be two or more names, got ${showValue(classes)}; give those of the first dataset`
    );
  const other = found.find((name) => !classes.includes(name));
  if (other !== undefined)
    throw new RangeError(
      `${subject}: expected a class of ${showNames(classes)}, got ${showValue(other)}; remove its rows or name it in classes`
    );
  return classes;
}

/** Distinct numbers in order, as texts; times as dates. */
function numbersOf(subject: string, { name, values, unit }: NumberColumn): { codes: Int32Array; names: string[] } {
  const distinct = new Set<number>();
  for (const value of values) {
    distinct.add(value);
    if (distinct.size > most)
      throw new RangeError(
        `${subject}: expected at most ${most} classes, got more different ${unit ? 'times' : 'numbers'}, like ${[...distinct]
          .slice(0, 3)
          .map((one) => (unit ? formatTime(one) : one))
          .join(', ')}; name the column of the classes, or give a number to predict as {target: ${showValue(name)}}`
      );
  }
  const sorted = [...distinct].sort((a, b) => a - b);
  const codeOf = new Map(sorted.map((value, code) => [value, code]));
  return {
    codes: Int32Array.from(values, (value) => codeOf.get(value)!),
    names: sorted.map((value) => (unit ? formatTime(value) : String(value)))
  };
}

function textsOf(codes: Int32Array, names: string[]): { codes: Int32Array; names: string[] } {
  return { codes, names };
}

function countsOf(codes: Int32Array, length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const code of codes) counts[code]++;
  return counts;
}
