import type { CsvAddon } from './loadCsvAddon';
import { createLineIndex } from './createLineIndex';
import { parsePlainNumber } from './parsePlainNumber';

/** Whole records, as places of their fields in the bytes. */
export interface Records {
  bytes: Buffer;
  /** Of the bytes. */
  view: DataView;
  /** Where each field begins, without its quote. */
  starts: Int32Array;
  /** Where each ends; `~end` if quotes in it are written as two. */
  ends: Int32Array;
  /** The numbers of fields that are written plainly, NaN of all others, in the columns where `isNumeric` is 1. */
  values: Float64Array;
  isNumeric: Uint8Array;
  /** How many records, blank lines not counted, and how many fields they have together. */
  count: number;
  fields: number;
}

/** Why a scan ended before the last byte; `field` counts from 0 in the record, whose fields begin at `first`. */
export type Fault =
  | { why: 'ragged'; first: number; fields: number }
  | { why: 'openQuote' | 'innerQuote' | 'textAfterQuote'; first: number; field: number };

export interface Scan {
  records: Records;
  /** Bytes of the records and of blank lines. */
  consumed: number;
  fault?: Fault;
}

export interface RecordScanner {
  /**
   * Finds the whole records in the first `length` bytes; one byte behind them must be free to write to.
   *
   * @param width how many fields each record must have; 0 finds one record, of any number of fields.
   * @param isNumeric 1 for each column whose numbers are to be read on the way.
   */
  scan(bytes: Buffer, length: number, isLast: boolean, width: number, isNumeric: Uint8Array): Scan;
  /** The line, from 1, of a record, counted from 0 since the first scan; also of one that begins after the last. */
  lineOf(record: number): number;
  /** What the lines of the records take. */
  bytes(): number;
}

const [quote, newline, carriage, zero] = [34, 10, 13, 48];
const none = new Uint8Array(0);

/**
 * Finds records and fields (RFC 4180) in bytes, whose lines end with LF, CR LF or CR.
 *
 * @param point the decimal mark of numbers.
 * @param addon goes first where it is there; what it does not take is read here.
 */
export function createRecordScanner(delimiter: number, point: number, addon: CsvAddon | undefined): RecordScanner {
  // Where digits, minus signs or points separate the fields, what looks like a number may be two fields.
  const canRead = delimiter !== point && !/[-\d]/.test(String.fromCharCode(delimiter));
  const isStop = new Uint8Array(256);
  for (const byte of [delimiter, quote, newline, carriage]) isStop[byte] = 1;
  let starts = new Int32Array(1024);
  let ends = new Int32Array(1024);
  let values = new Float64Array(1024);
  const lines = createLineIndex();
  const [runs, state] = [new Int32Array(128), new Int32Array(10)];
  /** The line after the last whole record, and how many line ends and doubled quotes the last quoted field has. */
  let [line, lineEnds, doubled] = [1, 0, 0];

  const enlarge = (): void => {
    starts = larger(starts);
    ends = larger(ends);
    const before = values;
    values = new Float64Array(starts.length);
    values.set(before);
  };
  /** What the addon takes of the first bytes. */
  const scanAhead = (bytes: Buffer, length: number, isLast: boolean, width: number, wanted: Uint8Array) => {
    const ahead = { at: 0, fields: 0, count: 0 };
    if (!addon || !canRead || width === 0) return ahead;
    for (;;) {
      state.set([length, Number(isLast), width, delimiter, point, ahead.at, ahead.fields, 0, line, 0]);
      const isFull = addon.scan(bytes, wanted, starts, ends, values, runs, state);
      const [, , , , , at, fields, records, nextLine, runCount] = state;
      for (let run = 0; run < runCount; run++) lines.add(runs[2 * run], runs[2 * run + 1]);
      line = nextLine;
      Object.assign(ahead, { at, fields, count: ahead.count + records });
      if (!isFull) return ahead;
      if (fields + width > starts.length) enlarge();
    }
  };
  /** The place of the closing quote, `length` if there is none. */
  const closingQuote = (bytes: Buffer, from: number, length: number): number => {
    lineEnds = 0;
    doubled = 0;
    for (let at = from; at < length; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        if (at + 1 >= length || bytes[at + 1] !== quote) return at;
        doubled++;
        at++;
      } else if (byte === newline || (byte === carriage && bytes[at + 1] !== newline)) lineEnds++;
    }
    return length;
  };

  const pattern = Math.imul(delimiter, 0x01010101);
  /** The next delimiter, quote or line end. Quotes and line ends lie below the digits, so that of most texts four bytes are passed at once. */
  const nextStop = (bytes: Buffer, view: DataView, from: number, length: number): number => {
    let at = from;
    for (;;) {
      if (at + 4 <= length) {
        const word = view.getInt32(at, true);
        const like = word ^ pattern;
        if ((((word - 0x30303030) | word | ((like - 0x01010101) & ~like)) & 0x80808080) === 0) {
          at += 4;
          continue;
        }
      }
      for (const end = at + 4; at < end; at++) if (isStop[bytes[at]] === 1) return at;
    }
  };

  const scan: RecordScanner['scan'] = (bytes, length, isLast, width, isNumeric) => {
    const wanted = canRead ? isNumeric : none;
    bytes[length] = newline;
    const ahead = scanAhead(bytes, length, isLast, width, wanted);
    let { at, fields, count } = ahead;
    let whole = fields;
    let consumed = at;
    const view = new DataView(bytes.buffer, bytes.byteOffset, length + 1);
    // Variables of this call alone are faster than those that all calls share.
    let [begins, stops, numbers] = [starts, ends, values];
    const ended = (fault?: Fault): Scan => ({
      records: { bytes, view, starts, ends, values, isNumeric: wanted, count, fields: whole },
      consumed,
      fault
    });
    while (at < length && !(width === 0 && count === 1)) {
      const first = fields;
      let nextLine = line;
      let isQuoted = false;
      for (;;) {
        if (fields === begins.length) {
          enlarge();
          [begins, stops, numbers] = [starts, ends, values];
        }
        if (bytes[at] === quote) {
          isQuoted = true;
          begins[fields] = at + 1;
          at = closingQuote(bytes, at + 1, length);
          // The next bytes may bring a second quote.
          if (at + 1 >= length && !isLast) return ended();
          if (at === length) return ended({ why: 'openQuote', first, field: fields - first });
          nextLine += lineEnds;
          if (wanted[fields - first] === 1 && parsePlainNumber(bytes, view, begins[fields], at, point, numbers, fields) !== at)
            numbers[fields] = NaN;
          stops[fields++] = doubled ? ~at : at;
          at++;
          if (isStop[bytes[at]] === 0 || bytes[at] === quote)
            return ended({ why: 'textAfterQuote', first, field: fields - first - 1 });
        } else {
          begins[fields] = at;
          if (wanted[fields - first] === 1) {
            // Whole numbers of a few digits need no call.
            let value = 0;
            let next = at;
            for (let digit = bytes[at] - zero; digit >= 0 && digit <= 9 && next < at + 9; digit = bytes[++next] - zero)
              value = (value * 10 + digit) | 0;
            if (isStop[bytes[next]] === 1 && (bytes[at] !== zero || next === at + 1)) numbers[fields] = next === at ? NaN : value;
            else {
              next = parsePlainNumber(bytes, view, at, length, point, numbers, fields);
              if (isStop[bytes[next]] === 0) {
                numbers[fields] = NaN;
                next = nextStop(bytes, view, next, length);
              }
            }
            at = next;
          } else at = nextStop(bytes, view, at, length);
          stops[fields++] = at;
        }
        const stop = bytes[at];
        if (stop === delimiter) {
          at++;
          continue;
        }
        if (stop === quote) return ended({ why: 'innerQuote', first, field: fields - first - 1 });
        break;
      }
      // A line feed may follow.
      if (!isLast && (at >= length || (bytes[at] === carriage && at + 1 >= length))) return ended();
      if (at + 1 < length && bytes[at] === carriage && bytes[at + 1] === newline) at++;
      at++;
      if (fields === first + 1 && !isQuoted && isBlank(bytes, begins[first], stops[first])) fields = first;
      else {
        lines.add(line);
        if (width !== 0 && fields - first !== width) return ended({ why: 'ragged', first, fields: fields - first });
        count++;
        whole = fields;
      }
      line = nextLine + 1;
      consumed = Math.min(at, length);
    }
    return ended();
  };
  return { scan, lineOf: (record) => lines.lineOf(record) ?? line, bytes: lines.bytes };
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const all = new Int32Array(2 * array.length);
  all.set(array);
  return all;
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte >= 128) return bytes.toString('utf8', start, end).trim() === '';
    if (byte > 32 || (byte < 32 && (byte < 9 || byte > 13))) return false;
  }
  return true;
}
