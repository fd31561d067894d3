import type { Nested } from '../Dataset';

/** One row of a dataset, as a program gives them one after the other. */
export interface DatasetRow {
  /** Its numbers: nested as deep as its shape, or in one array. */
  x: ArrayLike<number> | Nested[];
  /** Its class, by number from 0 or by name. Left out in all rows: they are unlabelled. */
  y?: number | string;
  /** How much it counts in training. Of this, group and time, each is there in all rows or in none. */
  weight?: number;
  /** Rows of one group, for example a customer, are never on both sides of a fold. A whole number. */
  group?: number;
  /** When it happened, in seconds from any origin. */
  time?: number;
}
