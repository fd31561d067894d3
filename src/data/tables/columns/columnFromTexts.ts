import { categoryColumn } from './categoryColumn';
import { enoughTexts, oddText, parserOf, type OddText, type Parse } from './detectType';
import { textDictionary } from './textDictionary';
import { growingFloats, type GrowingArray } from './growingArrays';
import { parseCommaNumber, parseNumber, type Decimal } from './parseNumber';
import { parseTime } from './parseTime';
import type { Column } from './Table';
import { parseWrittenNumber } from './parseWrittenNumber';

export type ColumnType = 'number' | 'category' | 'time';

/** A column that grows by one text per row and detects its type on the way. */
export interface ColumnFromTexts {
  /** The type that the text does not have; undefined if it has it. */
  push(text: string): 'a number' | 'an ISO 8601 date' | undefined;
  /** The column, or the first row whose text does not belong among numbers. */
  done(): Column | 'missing' | OddText;
}

/**
 * If all texts that are not missing are numbers, the column is numbers; if all are dates, times. If nine in ten are numbers, or all but
 * one, and they have twenty different values or most of them occur once, there is a mistake in the file. Otherwise it is categories.
 */
export function columnFromTexts(
  name: string,
  type: ColumnType | undefined,
  missing: ReadonlySet<string>,
  decimal: Decimal = '.'
): ColumnFromTexts {
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
  if (type === 'number') become((text) => parseWrittenNumber(text, decimal)?.value ?? NaN);
  if (type === 'time') become(parseTime);

  return {
    push(text) {
      if (!values) {
        texts.push(text);
        if (type === undefined && !isAsked && texts.texts.length === enoughTexts) {
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
        const odd = parse ? undefined : oddText(texts.texts, texts.codes(), number);
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
