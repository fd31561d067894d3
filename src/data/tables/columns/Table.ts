import type { Source } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';

/** Columns of equal length, each of one type. Shown as a cell's last value it is its first rows and the types of its columns. */
export interface Table {
  name: string;
  rows: number;
  columns: Column[];
  /** The file that the rows were read from. */
  source?: Source;
  /** What is odd about the columns. */
  findings: Finding[];
}

export type Column = NumberColumn | CategoryColumn;

export interface NumberColumn {
  name: string;
  kind: 'number';
  /** One a row; NaN where it is missing. */
  values: Float64Array;
  /** Set when dates and times became numbers; those without a time zone are read as UTC. */
  unit?: 'seconds since 1970';
}

export interface CategoryColumn {
  name: string;
  kind: 'category';
  /** One a row, the place of its category; -1 where it is missing. */
  codes: Int32Array;
  /** In order, each once: numbers by size, then text by its characters. Booleans are "false" and "true". */
  categories: string[];
}
