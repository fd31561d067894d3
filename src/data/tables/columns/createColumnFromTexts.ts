import { showValue } from '../../../checks/showValue';
import { createAllValuesMissingError } from './createAllValuesMissingError';
import { createCategoryColumn } from './createCategoryColumn';
import { checkUnits } from './checkUnits';
import { createGrowingFloats } from './createGrowingFloats';
import { parseMissingNumbers } from './parseMissingNumbers';
import type { Decimal } from './parseNumber';
import { parseIsoTime } from './parseIsoTime';
import { parseWrittenNumber } from './parseWrittenNumber';
import type { ColumnType } from './ColumnReadingOptions';
import type { Column } from './Table';
import { createTextDictionary } from './createTextDictionary';
import { createTimeParser } from './createTimeParser';
import { describeExpectedType, adviseOnWrongType } from './describeExpectedType';
import { createWrittenUnitsCollector } from './createWrittenUnitsCollector';

/** How the texts of a column are read. */
export interface TextReading {
  missing: ReadonlySet<string>;
  /** Undefined if nobody said so; it is "." then. */
  decimal?: Decimal | undefined;
  /** How dates are written. Undefined: ISO 8601. */
  format?: string | undefined;
}

/** A column of a known type that grows by one value per row. */
export interface ColumnFromTexts {
  /** @throws RangeError that begins with what `where` gives, for a text that is not of the type. */
  push(text: string, where: () => string): void;
  /** Appends a number that needs no reading to a column of numbers. */
  pushNumber(value: number): void;
  /** @throws RangeError for a column without values, and for numbers of which nobody can say what they mean. */
  done(): Column;
}

export function createColumnFromTexts(
  subject: string,
  name: string,
  type: ColumnType,
  { missing, decimal, format }: TextReading
): ColumnFromTexts {
  const isMissing = (text: string) => text === '' || missing.has(text);
  if (type === 'category') {
    const texts = createTextDictionary(isMissing);
    return {
      push: texts.push,
      pushNumber: (value) => texts.push(String(value)),
      done() {
        if (texts.texts.length === 0) throw createAllValuesMissingError(subject, name);
        return createCategoryColumn(name, texts.texts, texts.codes());
      }
    };
  }
  const isTime = type === 'time';
  const mark = decimal ?? '.';
  const plan = { name, type, decimal: mark, format };
  const [values, units, numbers] = [createGrowingFloats(), createWrittenUnitsCollector(), parseMissingNumbers(missing, mark)];
  const timeOf = format === undefined ? parseIsoTime : createTimeParser(format);
  const valueOf = (text: string): number => {
    if (isTime) return timeOf(text);
    const written = parseWrittenNumber(text, mark);
    if (written) units.add(written, text);
    return written?.value ?? NaN;
  };
  return {
    push(given, where) {
      const text = given.trim();
      const value = isMissing(text) ? NaN : valueOf(text);
      if (Number.isNaN(value) && !isMissing(text))
        throw new RangeError(
          `${where()}: expected ${describeExpectedType(plan, isTime)}, got ${showValue(given)}; ${adviseOnWrongType(plan, isTime, text)}`
        );
      values.push(!isTime && numbers.has(value) ? NaN : value);
    },
    pushNumber: (value) => values.push(numbers.has(value) ? NaN : value),
    done() {
      const column: Column = {
        name,
        kind: 'number',
        values: values.done(),
        ...(isTime && { unit: 'seconds since 1970' as const })
      };
      if (column.values.every(Number.isNaN)) throw createAllValuesMissingError(subject, name);
      checkUnits(subject, plan, { units, column }, decimal !== undefined);
      return column;
    }
  };
}
