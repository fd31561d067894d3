import type { Decimal } from '../columns/parseNumber';
import type { ColumnType } from '../columns/ColumnReadingOptions';

export interface ReadParquetOptions {
  /** Types other than the file's own: texts that are numbers or times, numbers that are categories. */
  types?: { [column: string]: ColumnType };
  /** How the dates of columns are written that the file has as texts or numbers: "DD.MM.YYYY", "YYYYMMDD". Default: ISO 8601. */
  formats?: { [column: string]: string };
  /** The decimal mark of texts that `types` makes numbers. Default ".". */
  decimal?: Decimal;
  /**
   * Texts that stand for a missing value, besides null and the empty text. "-999" is also the number -999 in a column of numbers. Default none.
   */
  missing?: string[];
  /** Columns not to read. Default none. */
  ignore?: string[];
  /** Columns that must be there; others are read too. Default none. */
  columns?: string[];
  /** Default: the file's name without its ending. */
  name?: string;
  /**
   * How many bytes the columns that are read may take: 8 for each number, 4 for each category, and as many for their pages unpacked. Default 2^30,
   * which is 134 million numbers. A page may take an eighth of it, and the different texts of all columns a quarter of it in characters.
   */
  maxBytes?: number;
}

export const readParquetOptions: readonly string[] = [
  'types',
  'formats',
  'decimal',
  'missing',
  'ignore',
  'columns',
  'name',
  'maxBytes'
] satisfies (keyof ReadParquetOptions)[];
