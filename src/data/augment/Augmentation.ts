import type { Description } from '../../record/Description';
import type { Random } from '../../stats/createRandom';
import type { AnyDataset } from '../Dataset';

/**
 * A random change of rows, as a value: `kd.augment.flip()`. A run draws anew for each row and epoch, from its seed.
 *
 * One of your own is an object of this shape: `{description: {name: 'mine'}, forRows: () => ({draw, apply})}`.
 */
export interface Augmentation<Draws = unknown> {
  /** Its name and options, which the record keeps. */
  description: Description;
  /**
   * The change, ready for the rows of a dataset.
   *
   * @throws RangeError for rows that it cannot change.
   */
  forRows(subject: string, data: AnyDataset): RowChange<Draws>;
}

export interface RowChange<Draws = unknown> {
  /** All that is random for one row, as plain data. `rows`: how many its batch has. */
  draw(next: Random, rows: number): Draws;
  /**
   * Writes the changed row. Apart from the draws nothing in it is random.
   *
   * @param into as long as the row; all of it is written.
   * @param others the rows of the batch by number, as they were before this change.
   */
  apply(row: Float32Array, into: Float32Array, draws: Draws, others: (row: number) => Float32Array): void;
  /** Whether it looks at other rows of the batch. */
  usesBatch?: boolean;
  /** For a change that mixes rows: which row of the batch, and the share of the row's own label, 0 to 1. Null: not mixed. */
  mixes?(draws: Draws): Mix | null;
}

export interface Mix {
  with: number;
  share: number;
}
