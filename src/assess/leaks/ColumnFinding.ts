import type { Finding } from '../../record/RunRecord';

/** A finding with the column and the class that it is about. */
export interface ColumnFinding {
  column: number;
  label: number;
  finding: Finding;
}
