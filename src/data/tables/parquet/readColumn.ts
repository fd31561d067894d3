import { showValue } from '../../../checks/showValue';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import type { Column } from '../columns/Table';
import type { TextReading } from '../columns/createColumnFromTexts';
import type { ColumnType } from '../columns/ColumnReadingOptions';
import type { ColumnChunk, Field } from './footer/Footer';
import type { MemoryLimit } from './createMemoryLimit';
import { readChunkPages, type Page } from './pages/readChunkPages';
import { createRleBitPackingReader } from './pages/createRleBitPackingReader';
import { broken, type ParquetFile } from './openParquet';
import type { ColumnSink } from './values/ColumnSink';
import { chooseColumnSink } from './values/chooseColumnSink';
import { createValueReader } from './values/createValueReader';

export interface ReadColumnOptions {
  type: ColumnType | undefined;
  reading: TextReading;
  limit: MemoryLimit;
}

/** How many rows are decoded at a time. */
const slice = 2 ** 14;

/**
 * Reads a column page by page.
 *
 * @throws Error, RangeError or TypeError that names the column.
 */
export async function readColumn(
  file: string,
  { read, unpack, footer, checksums }: ParquetFile,
  field: Field,
  { type, reading, limit }: ReadColumnOptions
): Promise<Column> {
  const subject = `${file}, column ${showValue(field.name)}`;
  const { rows } = footer;
  const sink = chooseColumnSink(subject, field, type, {
    rows,
    reading,
    keep: (length) => limit.text(subject, field.name, length)
  });
  const pauses = createInterruptiblePauser();
  let stopped: unknown;
  const pause = () =>
    pauses().catch((error: unknown) => {
      stopped = error;
      throw error;
    });
  const more = (bytes: number) => limit.more(subject, bytes);
  for (const group of footer.groups) {
    const chunk = group.chunks[field.leaf];
    if (chunk.elsewhere)
      throw new Error(
        `${subject}: expected its data in the file, got ${chunk.elsewhere === 'encrypted' ? 'encrypted data' : 'the name of another file'}; write it as one file without encryption, or leave it out with {ignore: [${showValue(field.name)}]}`
      );
    try {
      checkChunk(chunk, field, group.rows);
      const allow = (bytes: number, values: number) => limit.page(subject, bytes, values);
      let [row, dictionary] = [0, -1];
      for await (const page of readChunkPages(chunk, { read, unpack, isOptional: field.isOptional, allow, checksums })) {
        if (page.isDictionary) dictionary = readDictionary(page, field, sink, more);
        else {
          row += page.values;
          if (row > group.rows) throw new Error(`it has more than the ${group.rows} values of its row group`);
          await readPage(page, field, { sink, dictionary, more, pause });
        }
      }
      if (row !== group.rows) throw new Error(`${row} of ${group.rows} values`);
    } catch (error) {
      // Limits and values that are refused say all themselves.
      const isOurs = error === stopped || (error instanceof Error && error.message.startsWith(subject));
      throw isOurs ? error : broken(subject, error);
    }
  }
  return sink.done();
}

function checkChunk({ type, path, values }: ColumnChunk, field: Field, rows: number): void {
  if (type !== field.type) throw new Error(`its values are said to be ${field.type} and ${type}`);
  if (path.length !== 1 || path[0].trim() !== field.name)
    throw new Error(`its data are those of column ${showValue(path.join('.'))}`);
  if (values !== rows) throw new Error(`${values} of ${rows} values`);
}

function readDictionary(
  { encoding, bytes, values }: Page,
  field: Field,
  sink: ColumnSink,
  more: (bytes: number) => void
): number {
  if (encoding !== 0 && encoding !== 2) throw new Error(`its dictionary has encoding ${encoding}, which is not read`);
  if (values > bytes.length * 8) throw new Error('its dictionary ends too early');
  const reader = createValueReader(field, { encoding: 0, bytes, count: values }, more);
  sink.dictionary(reader.read(values));
  reader.done();
  return values;
}

interface PageReading {
  sink: ColumnSink;
  /** How many values the dictionary has; -1 without one. */
  dictionary: number;
  more: (bytes: number) => void;
  pause: () => Promise<void>;
}

async function readPage(page: Page, field: Field, { sink, dictionary, more, pause }: PageReading): Promise<void> {
  const { values, nulls, levels, encoding, bytes } = page;
  const present = levels && field.isOptional ? new Uint8Array(values) : undefined;
  if (present) createRleBitPackingReader(levels!, 0, levels!.length, 1)(present, values);
  let count = values;
  if (present) {
    count = 0;
    for (const one of present) count += one;
  }
  if (nulls !== undefined && nulls !== values - count)
    throw new Error(`a page has ${values - count} missing values where its header says ${nulls}`);
  const reader = createValueReader(field, { encoding, bytes, count }, more);
  if (reader.isPlaces && dictionary < 0) throw new Error('its values are places in a dictionary that it does not have');
  for (let from = 0; from < values; from += slice) {
    const rows = Math.min(slice, values - from);
    const there = present?.subarray(from, from + rows);
    let wanted = rows;
    if (there) {
      wanted = 0;
      for (const one of there) wanted += one;
    }
    const part = reader.read(wanted);
    if (!reader.isPlaces) sink.take(part, rows, there);
    else {
      const places = part as Int32Array;
      for (const place of places)
        if (place < 0 || place >= dictionary) throw new Error(`place ${place >>> 0} in a dictionary of ${dictionary}`);
      sink.takePlaces(places, rows, there);
    }
    await pause();
  }
  reader.done();
}
