import { createCategoryColumn } from '../columns/createCategoryColumn';
import { enoughTexts, findOddText, chooseNumberOrTimeParser, type OddText } from '../columns/chooseNumberOrTimeParser';
import type { Column } from '../columns/Table';
import { hasEnoughDistinctNumbers } from './hasEnoughDistinctNumbers';
import { createNumberColumnCollector, type NumbersFromBytes } from './createNumberColumnCollector';
import { countWord, createTextColumnCollector } from './createTextColumnCollector';
import type { CsvAddon } from './loadCsvAddon';
import type { ColumnPlan } from './createColumnPlans';
import { noteText, numberNotes, type NumberNotes } from './createNumberParser';
import type { Records } from './createRecordScanner';
import type { Units } from '../columns/createWrittenUnitsCollector';

/** A column that grows by the records of one piece of a file after the other, and detects its type on the way. */
export interface ColumnFromBytes {
  plan: ColumnPlan;
  /** Whether it wants the numbers of the next records. */
  isNumeric(): boolean;
  /** Takes the field at this place of each record. The first record, counted in the piece, whose text is not of the column's type. */
  take(records: Records, place: number, width: number): number | undefined;
  /** Whether it has become times. */
  isTime(): boolean;
  /** What so many rows of it take in memory. */
  bytes(rows: number): number;
  done(): ReadColumn | 'missing' | OddText;
}

export interface ReadColumn {
  column: Column;
  notes: NumberNotes;
  units: Units | undefined;
}

/**
 * If all texts that are not missing are numbers, the column is numbers; if all are dates, times. If nine in ten are numbers, or all but
 * one, and they have twenty different values or most of them occur once, there is a mistake in the file, and so with dates. Otherwise it is categories.
 */
export function createColumnCollector(plan: ColumnPlan, addon: CsvAddon | undefined): ColumnFromBytes {
  const { name, type } = plan;
  const notes = numberNotes();
  const words = new Map<string, number>();
  const texts = createTextColumnCollector(plan.isMissing, plan.longestMissing, words, {
    addon,
    spill: plan.spill,
    expected: plan.expected
  });
  let numbers: NumbersFromBytes | undefined;
  let isTime = type === 'time';
  let isAsked = type !== undefined;
  let isFresh = true;

  const becomeNumbers = (parse: (text: string) => number): void => {
    isTime = parse === plan.parseIsoTime;
    numbers = createNumberColumnCollector(plan, isTime, notes, words, addon);
    const [codes, all] = [texts.codes(), [...texts.each()]];
    const counts = countsOf(codes, all.length);
    const values = Float64Array.from(all, parse);
    const isMissing = (value: number) => !isTime && plan.isMissingNumber(value);
    all.forEach((text, code) => {
      if (isMissing(values[code])) {
        values[code] = NaN;
        countWord(words, text, counts[code]);
      } else if (!isTime) noteText(text, counts[code], notes);
    });
    numbers.pushCodes(codes, values);
    texts.release();
  };
  const detected = (all: readonly string[]) => chooseNumberOrTimeParser(all, plan.parseNumber, plan.parseIsoTime);
  if (type === 'number' || type === 'time') numbers = createNumberColumnCollector(plan, isTime, notes, words, addon);

  return {
    plan,
    isNumeric: () => (numbers ? !isTime : isFresh && !isAsked),
    isTime: () => isTime,
    // A column that has not been detected yet may become numbers.
    bytes: (rows) => (plan.spill ? 0 : numbers || !isAsked ? 8 : 4) * rows + texts.bytes(),
    take(records, place, width) {
      let from = 0;
      // The first piece of most files tells it, so that no text is kept.
      if (isFresh && !isAsked && hasEnoughDistinctNumbers(records, place, width, plan, enoughTexts)) {
        isAsked = true;
        becomeNumbers(plan.parseNumber);
      }
      isFresh = false;
      if (!numbers) {
        from = texts.take(records, place, width, 0, isAsked ? Infinity : enoughTexts);
        if (!isAsked && texts.count() >= enoughTexts) {
          isAsked = true;
          const parse = detected([...texts.each()]);
          if (parse) becomeNumbers(parse);
          else from = texts.take(records, place, width, from, Infinity);
        }
      }
      return numbers && from < records.count ? numbers.take(records, place, width, from) : undefined;
    },
    done() {
      if (!numbers && type === undefined) {
        // So many texts were looked at before.
        const parse = isAsked ? undefined : detected([...texts.each()]);
        if (!parse) {
          const odd = findOddText(texts.each(), texts.codes(), plan.parseNumber);
          if (odd) return odd;
          const oddTime = findOddText(texts.each(), texts.codes(), plan.parseIsoTime);
          if (oddTime) return { ...oddTime, isTime: true };
        }
        if (parse && texts.count() > 0) becomeNumbers(parse);
      }
      const missing = words.size ? { missingTexts: Object.fromEntries(words) } : {};
      if (!numbers) {
        if (texts.count() === 0) return 'missing';
        texts.end();
        const column = { ...createCategoryColumn(name, texts, texts.codes()), ...missing };
        texts.release();
        return { column, notes, units: undefined };
      }
      const values = numbers.done();
      if (values.every(Number.isNaN)) return 'missing';
      const unit = isTime ? { unit: 'seconds since 1970' as const } : {};
      return { column: { name, kind: 'number', values, ...unit, ...missing }, notes, units: numbers.units };
    }
  };
}

/** How often each code is there. */
function countsOf(codes: Int32Array, length: number): Int32Array {
  const counts = new Int32Array(length);
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) counts[codes[row]]++;
  return counts;
}
