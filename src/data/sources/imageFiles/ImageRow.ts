import type { Crop } from './ImageSizing';

export type PartName = 'train' | 'validation' | 'test';

export const partNames: readonly PartName[] = ['train', 'validation', 'test'];

/** A row that a dataset may get. */
export interface ImageRow {
  /** From the set's folder on. */
  file: string;
  label: number;
  /** The part of the image that is the row; absent where all of it is. */
  crop?: Crop;
  /** Its place among the rows that were read. */
  at: number;
  /** Rows of one group are in the same part. */
  group: number;
  /** The part that the set's folders put it in; absent where it is to be dealt. */
  part?: PartName;
}
