import { createGrowingFloats } from '../columns/createGrowingFloats';
import { parseWrittenNumber } from '../columns/parseWrittenNumber';
import { countWord } from './createTextColumnCollector';
import { NumberState, type CsvAddon } from './loadCsvAddon';
import type { ColumnPlan } from './createColumnPlans';
import { readFieldText } from './readFieldText';
import type { NumberNotes } from './createNumberParser';
import type { Records } from './createRecordScanner';
import { parseTimeOfBytes } from './parseTimeOfBytes';
import { createWrittenUnitsCollector, type Units } from '../columns/createWrittenUnitsCollector';

/** The numbers of a column, or its times. */
export interface NumbersFromBytes {
  /** Appends the value of each code, NaN for -1. */
  pushCodes(codes: Int32Array, values: Float64Array): void;
  /** Takes the fields of a column, beginning with a record; the first record whose text is neither a number nor missing. */
  take(records: Records, place: number, width: number, from: number): number | undefined;
  units: Units;
  done(): Float64Array;
}

/**
 * @param words counts the texts that stand for a missing value.
 * @param addon copies numbers that are read already, if there is one.
 */
export function createNumberColumnCollector(
  plan: ColumnPlan,
  isTime: boolean,
  notes: NumberNotes,
  words: Map<string, number>,
  addon: CsvAddon | undefined
): NumbersFromBytes {
  const list = createGrowingFloats(plan);
  const units = createWrittenUnitsCollector();
  const read = isTime ? (plan.format === undefined ? parseTimeOfBytes : notATime) : plan.parser.parse;
  const hasNumbers = plan.hasMissingNumbers;
  const state = new Int32Array(NumberState.states);
  const odd = (text: string): number => {
    if (isTime) return plan.parseIsoTime(text);
    const written = plan.type === 'number' ? parseWrittenNumber(text, plan.decimal) : undefined;
    if (written) units.add(written, text);
    return written ? written.value : plan.parseNumber(text);
  };

  const take = (records: Records, place: number, width: number, from: number): number | undefined => {
    const { bytes, view, starts, ends, values, count } = records;
    const areRead = !isTime && !hasNumbers && records.isNumeric[place] === 1;
    let record = from;
    while (record < count) {
      const { piece, from: start } = list.room();
      const stop = Math.min(count, record + piece.length - start);
      let into = start;
      for (; record < stop; record++, into++) {
        let field = record * width + place;
        if (areRead && addon) {
          state.set([field, width, into, into + stop - record]);
          addon.takeNumbers(starts, ends, values, piece, state);
          const taken = state[NumberState.into] - into;
          record += taken;
          into += taken;
          if (record === stop) break;
          field += taken * width;
        } else if (areRead) {
          const value = values[field];
          piece[into] = value;
          if (value === value) continue;
        }
        const end = ends[field];
        if (starts[field] === end) {
          piece[into] = NaN;
          continue;
        }
        if (end >= 0) read(bytes, view, starts[field], end, piece, into, notes);
        else piece[into] = NaN;
        if (piece[into] === piece[into] && !(hasNumbers && plan.isMissingNumber(piece[into]))) continue;
        const text = readFieldText(records, field).trim();
        const isWord = plan.isMissing(text);
        piece[into] = isWord ? NaN : odd(text);
        if (isWord || (!isTime && plan.isMissingNumber(piece[into]))) {
          piece[into] = NaN;
          countWord(words, text);
        } else if (piece[into] !== piece[into]) return record;
      }
      list.grown(into - start);
    }
    return undefined;
  };
  const pushCodes = (codes: Int32Array, values: Float64Array): void => {
    for (let row = 0; row < codes.length;) {
      const { piece, from } = list.room();
      const stop = Math.min(codes.length, row + piece.length - from);
      copyValues(codes.subarray(row, stop), values, piece, from);
      list.grown(stop - row);
      row = stop;
    }
  };
  return { pushCodes, take, units, done: list.done };
}

/** Apart from who calls it, so that it is compiled once for all columns. */
function copyValues(codes: Int32Array, values: Float64Array, piece: Float64Array, from: number): void {
  for (let i = 0; i < codes.length; i++) piece[from + i] = codes[i] < 0 ? NaN : values[codes[i]];
}

function notATime(_bytes: Buffer, _view: DataView, _start: number, _end: number, into: Float64Array, place: number): void {
  into[place] = NaN;
}
