import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { createProgressMeter, type ProgressMeter } from '../../../notebook/live/createProgressMeter';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import type { Decimal } from '../columns/parseNumber';
import { createWrongDelimiterError } from '../columns/createWrongDelimiterError';
import { utf8Check } from './checkFileIsText';
import type { CsvAddon } from './loadCsvAddon';
import { at, emptyLinesError, createCsvSyntaxError, tooLongError, tooManyColumns, type Place } from './createCsvSyntaxError';
import { readFieldText } from './readFieldText';
import { findDelimiter, type FoundDelimiter } from './findDelimiter';
import { guessEncodings } from './guessEncodings';
import { findOtherDelimiter } from './findOtherDelimiter';
import { createRecordScanner, type Records } from './createRecordScanner';
import { readTextOfFile, type TextOfFile } from './readTextOfFile';

/** Who takes the records of a file, in the order of the calls. */
export interface RecordConsumer {
  /** The names of the columns; returns them as errors shall name them. */
  header(fields: string[], delimiter: FoundDelimiter): string[];
  /** 1 for each column whose plain numbers it wants of the next records. */
  isNumeric(): Uint8Array;
  /**
   * Records of as many fields as the header; `row` is the first one's, from 0.
   *
   * @param soFar what their lines take, and the share of the file that has been read.
   */
  records(records: Records, row: number, placeOf: (row: number) => Place, soFar: { lineBytes: number; share: number }): void;
  /** A record of another number of fields; `field` gives the text of one. */
  ragged(count: number, field: (i: number) => string, place: Place): never;
}

export interface ReadFile {
  sha256: string;
  found: TextOfFile['found'];
  placeOf(row: number): Place;
  /** False if there was no record at all. */
  hasHeader: boolean;
}

/** A field, or a record, of more is not one of a table. */
const mostBytes = 2 ** 26;
const mostColumns = 100_000;
/** So many empty lines one after the other are not those of a table. */
const mostEmpty = 2 ** 28;
const sample = 2 ** 16;
/** So many bytes are waited for first, and then for so many lines unless they take more: as a rule they tell which columns are of numbers. */
const beginning = 2 ** 20;
const [enoughLines, mostBeginning] = [1200, 2 ** 24];
/** With more columns, the places of so many fields would take too much memory. */
const mostWaitedFor = 1500;

/**
 * Reads a CSV file in pieces, with a pause between them, and a line of progress if it takes long.
 *
 * @param delimiter undefined if it is to be found.
 * @throws what `taker` throws, Error for quotes that are not closed, text that is not in the encoding, a binary file, too long records.
 */
export async function readCsvRecords(
  subject: string,
  path: string,
  {
    delimiter,
    decimal = '.',
    encoding
  }: { delimiter: string | undefined; decimal: Decimal | undefined; encoding: string | undefined },
  taker: RecordConsumer,
  addon: CsvAddon | undefined
): Promise<ReadFile> {
  const text = readTextOfFile(subject, path, encoding);
  const [checkUtf8, pause] = [utf8Check(), createInterruptiblePauser()];
  const { size } = await stat(path);
  const meter = lateMeter(subject, size);
  let scanner: ReturnType<typeof createRecordScanner> | undefined;
  let found: FoundDelimiter | undefined = delimiter === undefined ? undefined : { delimiter };
  let bytes = Buffer.alloc(beginning + 2 ** 19);
  let [length, wanted, rows] = [0, beginning, -1];
  let [isText, empty] = [true, 0];
  let header: string[] = [];
  const placeOf = (row: number): Place => ({ row, line: scanner?.lineOf(row + 1) ?? 1 });

  /** The bytes so far without those of the records that are whole. */
  const scanAll = (isLast: boolean): void => {
    let [start, isShort] = [0, false];
    for (;;) {
      const rest = bytes.subarray(start);
      const isBeginning = rows === 0 && !isLast && length < mostBeginning && header.length <= mostWaitedFor;
      isShort = isBeginning && !hasLines(rest.subarray(0, length - start), enoughLines);
      if (isShort) break;
      found ??= findDelimiter(rest.subarray(0, Math.min(sample, length)), isLast && length <= sample);
      scanner ??= createRecordScanner(found.delimiter.charCodeAt(0), decimal.charCodeAt(0), addon);
      const { records, consumed, fault } = scanner.scan(rest, length - start, isLast, header.length, taker.isNumeric());
      if (!isText) checkCharacters(subject, records, header, placeOf, rows);
      const isHeader = rows < 0 && records.count === 1;
      if (isHeader && records.fields > mostColumns) throw tooManyColumns(subject, records.fields);
      if (isHeader) {
        const fields = Array.from({ length: records.fields }, (_, i) => readFieldText(records, i));
        header = fields;
        header = taker.header(fields, found);
        rows = 0;
      } else if (records.count > 0) {
        taker.records(records, rows, placeOf, { lineBytes: scanner.bytes(), share: text.read() / size });
        rows += records.count;
      }
      start += consumed;
      empty = records.count > 0 ? 0 : empty + consumed;
      if (empty > mostEmpty) throw emptyLinesError(subject, empty);
      if (fault?.why === 'ragged') taker.ragged(fault.fields, (i) => readFieldText(records, fault.first + i), placeOf(rows));
      if (fault && rows < 0) {
        const line = firstLine(bytes.subarray(0, length));
        const other = findOtherDelimiter(line, found.delimiter);
        if (other) throw createWrongDelimiterError(subject, line, found.delimiter, other);
      }
      if (fault) throw createCsvSyntaxError(subject, fault, header, placeOf(rows));
      if (!isHeader) break;
    }
    if (start > 0) bytes.copyWithin(0, start, length);
    length -= start;
    // What is not one whole record is looked at again when there is twice as much of it.
    wanted = start === 0 && !isShort ? 2 * length : 0;
  };

  try {
    for await (const piece of text.pieces) {
      if (text.found.encoding === 'utf-8') isText &&= checkUtf8(piece);
      if (length + piece.length + 1 > bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, length)], 2 * (length + piece.length));
      piece.copy(bytes, length);
      length += piece.length;
      if (length >= wanted && length > 0) scanAll(false);
      if (length > mostBytes) throw tooLongError(subject, bytes, header, placeOf(rows));
      meter.advance(text.read());
      await pause();
    }
    if (length > 0) scanAll(true);
    meter.end('done');
  } finally {
    meter.end('stopped');
  }
  return { sha256: text.sha256(), found: text.found, placeOf, hasHeader: rows >= 0 };
}

function hasLines(bytes: Buffer, least: number): boolean {
  let at = -1;
  for (let count = 0; count < least; count++) {
    at = bytes.indexOf(10, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** The first line that is not empty. */
function firstLine(bytes: Buffer): string {
  return /[^\r\n]+/.exec(bytes.toString('utf8', 0, 4096))?.[0] ?? '';
}

/** A line of progress that appears when reading has taken a second. */
function lateMeter(subject: string, size: number): ProgressMeter {
  const begin = performance.now();
  let meter: ProgressMeter | undefined;
  const megabytes = (bytes: number) => Math.floor(bytes / 1e6);
  return {
    advance(bytes) {
      if (!meter && performance.now() - begin > 1000)
        meter = createProgressMeter(`${subject}, megabytes`, megabytes(size), begin);
      meter?.advance(megabytes(bytes));
    },
    end: (state) => meter?.end(state)
  };
}

function bytesOf({ bytes, starts, ends }: Records, field: number): Buffer {
  return bytes.subarray(starts[field], ends[field] < 0 ? ~ends[field] : ends[field]);
}

/** Later fields that are not UTF-8, which tell more about the encoding than one. */
function othersOf(records: Records, first: number): Buffer[] {
  const found: Buffer[] = [];
  for (let field = first; field < records.fields && found.length < 200; field++) {
    const bytes = bytesOf(records, field);
    if (!isUtf8(bytes)) found.push(bytes);
  }
  return found;
}

function checkCharacters(
  subject: string,
  records: Records,
  header: readonly string[],
  placeOf: (row: number) => Place,
  rows: number
): void {
  const { bytes, starts, ends } = records;
  const width = Math.max(1, header.length || records.fields);
  for (let field = 0; field < records.fields; field++) {
    if (isUtf8(bytes.subarray(starts[field], ends[field] < 0 ? ~ends[field] : ends[field]))) continue;
    const text = readFieldText(records, field);
    const place = placeOf(rows < 0 ? -1 : rows + Math.floor(field / width));
    throw new Error(
      `${at(subject, place, header[field % width] ?? text)}: expected text in UTF-8, got ${JSON.stringify(text.slice(0, 40))}; save the file as UTF-8, or name its {encoding}${guessEncodings(bytesOf(records, field), othersOf(records, field))}`
    );
  }
}
