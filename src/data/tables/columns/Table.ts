import type { Source } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';

/** Columns of equal length, each of one type. As a cell's last value it shows its first rows and the types of its columns. */
export interface Table {
  name: string;
  rows: number;
  columns: Column[];
  /** The file that the rows were read from. */
  source?: Source;
  /** Findings about the columns. */
  findings: Finding[];
}

export type Column = NumberColumn | CategoryColumn;

export interface NumberColumn {
  name: string;
  kind: 'number';
  /** One per row; NaN if it is missing. */
  values: Float64Array;
  /** Set if dates and times became numbers; those without a time zone are read as UTC. */
  unit?: 'seconds since 1970';
  /** Which texts of the file stand for a missing value, and in how many rows; an empty field is none of them. */
  missingTexts?: { [text: string]: number };
}

export interface CategoryColumn {
  name: string;
  kind: 'category';
  /** One per row, the index of its category; -1 if it is missing. */
  codes: Int32Array;
  /** In order, each once: numbers by size, then text by its characters. Booleans are "false" and "true". */
  categories: string[];
  /** Which texts of the file stand for a missing value, and in how many rows; an empty field is none of them. */
  missingTexts?: { [text: string]: number };
}
