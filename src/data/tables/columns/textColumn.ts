import { categoryColumn } from './categoryColumn';
import { textDictionary, type TextDictionary } from './textDictionary';
import { growingFloats, type GrowingArray } from './growingArrays';
import { parseCommaNumber, parseNumber, parseWrittenNumber, type Decimal } from './parseNumber';
import { parseTime } from './parseTime';
import type { Column } from './Table';

export type ColumnType = 'number' | 'category' | 'time';

/** A column that grows by one text per row and detects its type on the way. */
export interface TextColumn {
  /** The type that the text does not have; undefined if it has it. */
  push(text: string): 'a number' | 'an ISO 8601 date' | undefined;
  /** The column, or the first row whose text does not belong among numbers. */
  done(): Column | 'missing' | { row: number; text: string; share: number };
}

type Parse = (text: string) => number;

/** Numbers stay texts until there are so many distinct ones that the column can only be numeric. */
const enough = 1000;

/**
 * If all texts that are not missing are numbers, the column is numbers; if all are dates, times. If nine in ten are numbers, or all but
 * one, and they have twenty different values or most of them occur once, there is a mistake in the file. Otherwise it is categories.
 */
export function textColumn(
  name: string,
  type: ColumnType | undefined,
  missing: ReadonlySet<string>,
  decimal: Decimal = '.'
): TextColumn {
  const number = decimal === ',' ? parseCommaNumber : parseNumber;
  const isMissing = (text: string) => text === '' || missing.has(text);
  const texts = textDictionary(isMissing);
  const someMissingIsNumber = [...missing].some((text) => !Number.isNaN(number(text)));
  let isAsked = false;
  let values: { list: GrowingArray<Float64Array>; parse: Parse } | undefined;
  const become = (parse: Parse): void => {
    const parsed = texts.texts.map(parse);
    values = { list: growingFloats(), parse };
    for (const code of texts.codes()) values.list.push(code < 0 ? NaN : parsed[code]);
  };
  if (type === 'number') become((text) => parseWrittenNumber(text, decimal));
  if (type === 'time') become(parseTime);

  return {
    push(text) {
      if (!values) {
        texts.push(text);
        if (type === undefined && !isAsked && texts.texts.length === enough) {
          isAsked = true;
          const parse = parserOf(texts.texts, number);
          if (parse) become(parse);
        }
        return undefined;
      }
      const value = someMissingIsNumber && isMissing(text.trim()) ? NaN : values.parse(text);
      if (Number.isNaN(value) && !isMissing(text.trim())) return values.parse === parseTime ? 'an ISO 8601 date' : 'a number';
      values.list.push(value);
      return undefined;
    },
    done() {
      if (!values && type === undefined) {
        const parse = parserOf(texts.texts, number);
        const odd = parse ? undefined : oddOne(texts, number);
        if (odd) return odd;
        if (parse) become(parse);
      }
      if (!values) return texts.texts.length === 0 ? 'missing' : categoryColumn(name, texts.texts, texts.codes());
      const list = values.list.done();
      if (list.every(Number.isNaN)) return 'missing';
      return { name, kind: 'number', values: list, ...(values.parse === parseTime && { unit: 'seconds since 1970' as const }) };
    }
  };
}

/** The function that turns every text into a number, if there is one. */
function parserOf(texts: readonly string[], number: Parse): Parse | undefined {
  return [number, parseTime].find((parse) => texts.every((text) => !Number.isNaN(parse(text))));
}

/** Whether there are so many numbers, or so many that occur only once, that a text among them is not a category. */
function oddOne({ texts, codes }: TextDictionary, number: Parse): { row: number; text: string; share: number } | undefined {
  const isNumber = texts.map((text) => !Number.isNaN(number(text)));
  const distinct = isNumber.filter(Boolean).length;
  const all = codes();
  const present = all.filter((code) => code >= 0);
  const numbers = present.filter((code) => isNumber[code]).length;
  const share = numbers / present.length;
  const isOne = numbers === present.length - 1 && numbers >= 3;
  if (!(share >= 0.9 || isOne) || !(distinct >= 20 || distinct >= numbers / 2)) return undefined;
  const row = all.findIndex((code) => code >= 0 && !isNumber[code]);
  return { row, text: texts[all[row]], share };
}
