import type { Finding } from '../../../record/RunRecord';
import type { Source } from '../../Dataset';
import type { ColumnReadingOptions } from './ColumnReadingOptions';
import type { Column } from './Table';

/** The columns of a file, which are made one by one, so that not all of them are in memory. */
export interface ColumnSource {
  /** The file's name without its ending. */
  name: string;
  rows: number;
  names: string[];
  /** Makes a column, which can be asked for once. */
  column(name: string): Column | Promise<Column>;
  /** About the file and the columns made so far. */
  findings(): Finding[];
  source: Source;
  /** How they were asked to be read. */
  reading: ColumnReadingOptions;
}
