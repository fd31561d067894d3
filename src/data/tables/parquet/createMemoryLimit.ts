import { showValue } from '../../../checks/showValue';
import type { ColumnType } from '../columns/ColumnReadingOptions';
import type { Field, RowGroup } from './footer/Footer';

/** Counts what the columns of a file take, and refuses before more is taken. Each function throws a RangeError that says what to give. */
export interface MemoryLimit {
  /** The columns to be read, as the footer describes them. */
  columns(
    rows: number,
    fields: readonly Field[],
    typeOf: (column: string) => ColumnType | undefined,
    groups: readonly RowGroup[]
  ): void;
  /** Bytes and values of a page about to be unpacked. */
  page(subject: string, bytes: number, values: number): void;
  /** Bytes that values take beyond those of their page. */
  more(subject: string, bytes: number): void;
  /** Characters of a text that is kept. */
  text(subject: string, name: string, characters: number): void;
}

export function createMemoryLimit(subject: string, maxBytes: number): MemoryLimit {
  const [widestPage, mostCharacters] = [Math.floor(maxBytes / 8), Math.floor(maxBytes / 4)];
  let [unpacked, characters] = [0, 0];
  const advice = (needed: number) => `give {maxBytes: ${needed}} where memory allows, or leave columns out with {ignore: [...]}`;
  const more = (place: string, bytes: number): void => {
    unpacked += bytes;
    if (unpacked > maxBytes)
      throw new RangeError(`${place}: expected columns of at most ${maxBytes} bytes unpacked, got more; ${advice(2 * maxBytes)}`);
  };
  return {
    columns(rows, fields, typeOf, groups) {
      const widths = fields.map(({ type, meaning, name }) => {
        const isCode =
          type === 'BOOLEAN' || typeOf(name) === 'category' || (type === 'BYTE_ARRAY' && meaning !== 'DECIMAL' && !typeOf(name));
        return isCode ? 4 : 8;
      });
      const values = rows * widths.reduce((sum, width) => sum + width, 0);
      const said = groups.reduce(
        (sum, { chunks }) => sum + fields.reduce((own, { leaf, isNested }) => own + (isNested ? 0 : chunks[leaf].unpacked), 0),
        0
      );
      const needed = Math.max(values, said);
      if (needed > maxBytes)
        throw new RangeError(
          `${subject}: expected columns of at most ${maxBytes} bytes, got ${fields.length} columns of ${rows} rows, which take ${needed}; ${advice(needed)}`
        );
    },
    page(place, bytes, values) {
      if (values > maxBytes / 32)
        throw new RangeError(
          `${place}: expected pages of at most ${Math.floor(maxBytes / 32)} values, a 32nd of maxBytes, got one of ${values}; ${advice(32 * values)}`
        );
      if (bytes > widestPage)
        throw new RangeError(
          `${place}: expected pages of at most ${widestPage} bytes unpacked, an eighth of maxBytes, got one of ${bytes}; ${advice(8 * bytes)}`
        );
      more(place, bytes);
    },
    more,
    text(place, name, length) {
      characters += length;
      if (characters > mostCharacters)
        throw new RangeError(
          `${place}: expected different texts of at most ${mostCharacters} characters together, a quarter of maxBytes, got more; leave the column out with {ignore: [${showValue(name)}]}, or give a larger maxBytes`
        );
    }
  };
}
