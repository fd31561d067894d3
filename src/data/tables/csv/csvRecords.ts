import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parse, type CsvError, type Parser } from 'csv-parse';
import { pauser } from '../../../notebook/pauser';
import { checkNoZeros, checkStart, utf8Check } from './checkText';
import { otherDelimiter } from './otherDelimiter';
import { wrongDelimiter } from '../columns/wrongDelimiter';

/** Where a record is: its line in the file from 1, and its row of the data from 0, which is -1 in the header. */
export interface Place {
  line: number;
  row: number;
}

/**
 * Passes each record of a CSV file to `take`, the header first. The file is read in pieces, with a pause between them.
 *
 * @returns the file's SHA-256 in hexadecimal.
 * @throws what `take` throws, Error for quotes that are not closed, text that is not UTF-8 or a binary file.
 */
export async function csvRecords(
  subject: string,
  path: string,
  delimiter: string,
  take: (fields: string[], place: Place) => void
): Promise<string> {
  const place = { line: 1, row: -1 };
  let header: string[] = [];
  let isUtf8 = true;
  let emptyLines = 0;
  let parserLines = 0;
  const parser = parse({
    bom: true,
    delimiter,
    // csv-parse would detect them from the first line alone.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    // Nothing is passed on: a stream of arrays would double the cost of parsing.
    onRecord: (fields: string[], { lines, empty_lines }) => {
      place.line += empty_lines - emptyLines;
      emptyLines = empty_lines;
      if (!isUtf8) checkCharacters(subject, fields, header, place);
      const isBlank = fields.length === 1 && fields[0].trim() === '';
      if (place.row < 0 && !isBlank) header = fields;
      if (!isBlank) take(fields, place);
      // csv-parse counts a quoted line end of two characters twice.
      place.line += lines - parserLines > 1 ? 1 + lineEnds(fields) : 1;
      parserLines = lines;
      if (!isBlank) place.row++;
      return null;
    }
  });
  parser.on('error', () => {});

  const [hash, checkUtf8, pause] = [createHash('sha256'), utf8Check(), pauser()];
  let firstLine: string | undefined;
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 18 }) as AsyncIterable<Buffer>) {
      if (firstLine === undefined) checkStart(subject, bytes);
      firstLine ??= lineOf(bytes);
      checkNoZeros(subject, bytes);
      isUtf8 &&= checkUtf8(bytes);
      hash.update(bytes);
      await written(parser, bytes);
      await pause();
    }
    await ended(parser);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    const other = place.row < 0 ? otherDelimiter(firstLine ?? '', delimiter) : undefined;
    throw other ? wrongDelimiter(subject, firstLine!, delimiter, other) : explained(subject, error, header, place);
  } finally {
    parser.destroy();
  }
  return hash.digest('hex');
}

/** `readCsv: "file.csv", line 3 (row 1 of the data, counted from 0), column "age"`. */
export function at(subject: string, { line, row }: Place, column?: string): string {
  const data = row < 0 ? 'the header' : `row ${row} of the data, counted from 0`;
  return `${subject}, line ${line} (${data})${column === undefined ? '' : `, column ${JSON.stringify(column)}`}`;
}

/** The first line that is not empty. */
function lineOf(bytes: Buffer): string {
  return /[^\r\n]+/.exec(bytes.toString('utf8', 0, 4096).replace('\ufeff', ''))?.[0] ?? '';
}

function written(parser: Parser, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => parser.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function ended(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.end(() => resolve());
  });
}

function lineEnds(fields: readonly string[]): number {
  return fields.reduce((count, field) => count + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function checkCharacters(subject: string, fields: readonly string[], header: readonly string[], place: Place): void {
  const column = fields.findIndex((field) => field.includes('\ufffd'));
  if (column < 0) return;
  throw new Error(
    `${at(subject, place, header[column] ?? fields[column])}: expected text in UTF-8, got ${JSON.stringify(fields[column].slice(0, 40))}; save the file as UTF-8`
  );
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && /^(CSV_|INVALID_OPENING)/.test(String(error.code));
}

function explained(subject: string, error: CsvError, header: readonly string[], place: Place): Error {
  const { code, column } = error as CsvError & { column?: number };
  const name = column === undefined || place.row < 0 ? undefined : (header[column] ?? `number ${column + 1}`);
  const [expected, fix] =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? ['a closing quote, got the end of the file', 'close the quote, or write a quote inside a field as two']
      : code === 'INVALID_OPENING_QUOTE'
        ? ['quotes around the whole field, got one inside it', 'quote the whole field and write the quote as two']
        : code === 'CSV_INVALID_CLOSING_QUOTE'
          ? ['the field to end with its quote, got more text', 'write a quote inside a field as two']
          : ['fields and quotes', `csv-parse says ${error.message}`];
  return new Error(`${at(subject, place, name)}: expected ${expected}; ${fix}`, { cause: error });
}
