import { findAddonFile } from '../../../engine/findAddonFile';

/** What `native/csvRecords.cc` offers. */
export interface CsvAddon {
  /**
   * Goes on over whole records from where `state` says, as far as there is nothing odd, and writes to `state` how far it came. Of `lines` it fills pairs: the line
   * of a record, and how many records begin on it and on those after it. True if there is no room for the next record.
   */
  scan(
    bytes: Buffer,
    wanted: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    values: Float64Array,
    lines: Int32Array,
    state: Int32Array
  ): boolean;
  /**
   * Copies the numbers of a column to a piece of it, NaN where a field is empty, from where `state` says up to the first text that `scan` has not read. Writes to
   * `state` how far it came.
   */
  takeNumbers(starts: Int32Array, ends: Int32Array, values: Float64Array, piece: Float64Array, state: Int32Array): void;
  /**
   * Finds the codes of a column's texts in the arrays of `createByteDictionary`, and adds those that are new, from where `state` says up to the first text that is odd or
   * for which there is no room. Writes to `state` how far it came.
   */
  findTexts(
    bytes: Buffer,
    starts: Int32Array,
    ends: Int32Array,
    slots: Int32Array,
    texts: Buffer,
    begins: Int32Array,
    isWide: Uint8Array,
    known: Int32Array,
    codes: Int32Array,
    state: Int32Array
  ): void;
}

/** The places of `state` in `takeNumbers`. */
export enum NumberState {
  /** The next field, and how many there are to the next one of the column. */
  field,
  fieldStep,
  /** Where the next number goes, and where the last one may. */
  into,
  stop,
  states
}

/** The places of `state` in `findTexts`. */
export enum TextState {
  /** The next field, and how many there are to the next one of the column. */
  field,
  fieldStep,
  /** Where the next code goes, and where the last one may. */
  into,
  stop,
  /** How many texts the dictionary has, and how many codes there are; it ends when there are so many codes. */
  texts,
  codes,
  mostCodes,
  /** How many bytes a text has at the most that stands for a missing value. */
  longest,
  states
}

/** The addon that the set-up builds beside TensorFlow's. Without it, reading takes longer and gives the same. */
export function loadCsvAddon(): CsvAddon | undefined {
  try {
    return require(findAddonFile('csv_records.node')) as CsvAddon;
  } catch {
    return undefined;
  }
}
