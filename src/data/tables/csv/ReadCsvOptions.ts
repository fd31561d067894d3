import type { Decimal } from '../columns/parseNumber';
import type { ColumnType } from '../columns/ColumnReadingOptions';

export interface ReadCsvOptions {
  /** One character. Default: found in the first lines among ",", ";", tab and "|"; a finding names it if it is not ",". */
  delimiter?: string;
  /** The decimal mark of numbers. Default "."; a column of numbers with commas gets a finding. */
  decimal?: Decimal;
  /**
   * Types of columns that the reader would not detect. "number" also accepts "1,234.50", "$5" and "12 %" (as 12). It refuses numbers with
   * different units, and "1,250" unless `decimal` or other numbers of the column say whether it is 1250 or 1.25.
   */
  types?: { [column: string]: ColumnType };
  /** How the dates of columns are written: "DD.MM.YYYY", "MM/DD/YY HH:mm", "YYYYMMDD". Default: ISO 8601. */
  formats?: { [column: string]: string };
  /** More texts that stand for a missing value. In a column of numbers "-999" is also -999.0 and every other text of that number. Default none. */
  missing?: string[];
  /** Texts that do not stand for a missing value though `defaultMissing` has them, like the class "None". Default none. */
  notMissing?: string[];
  /**
   * Whether the texts of pandas (NA, N/A, n/a, NaN, nan, null, NULL, None, #N/A and the like) and "?" also stand for a missing value.
   * Default true. Findings say which of them do.
   */
  defaultMissing?: boolean;
  /** "utf-8", "utf-16le", "windows-1252" ("latin1"), "shift_jis" or another name of the Encoding Standard. Default: by the byte order mark, else "utf-8". */
  encoding?: string;
  /** Columns not to read. Default none. */
  ignore?: string[];
  /** Columns that must be there; others are read too. Default none. */
  columns?: string[];
  /** Default: the file's name without its ending. */
  name?: string;
  /**
   * How many bytes the columns that are read may take: 8 for each value, or 4 in a column that `types` makes a category or that has 1,000 different
   * texts, and for each different text its own bytes and 64 more. One column may take half of it. Default 2^30, which is 134 million numbers.
   */
  maxBytes?: number;
}

export const readCsvOptions: readonly string[] = [
  'delimiter',
  'decimal',
  'types',
  'formats',
  'missing',
  'notMissing',
  'defaultMissing',
  'encoding',
  'ignore',
  'columns',
  'name',
  'maxBytes'
] satisfies (keyof ReadCsvOptions)[];
