import { addonFile } from '../../../engine/addonFile';

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
   * Finds the texts of a column in a dictionary whose arrays these are, or adds them, from record to record as `state` says, and writes to `state` how far it came: at
   * the end, at a field with quotes in it, or where the dictionary is full. A field without a byte is -1. False if the arrays do not fit together.
   */
  number(
    bytes: Buffer,
    starts: Int32Array,
    ends: Int32Array,
    numbers: Int32Array,
    texts: Buffer,
    places: Int32Array,
    wide: Uint8Array,
    slots: Int32Array,
    state: Int32Array
  ): boolean;
}

/** The addon that the set-up builds beside TensorFlow's. Without it, reading takes longer and gives the same. */
export function csvAddon(): CsvAddon | undefined {
  try {
    return require(addonFile('csv_records.node')) as CsvAddon;
  } catch {
    return undefined;
  }
}
