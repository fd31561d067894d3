import type { Crop } from './ImageSizing';

export type PartName = 'train' | 'validation' | 'test';

export const partNames: readonly PartName[] = ['train', 'validation', 'test'];

/** A row that a dataset may get. */
export interface ImageRow {
  /** Path relative to the set's folder. */
  file: string;
  label: number;
  /** The part of the image that makes the row; absent if it is the whole image. */
  crop?: Crop;
  /** Its place among the rows that were read. */
  at: number;
  /** Rows of one group are in the same part. */
  group: number;
  /** The part that the set's folders assign to it; absent if it will be dealt at random. */
  part?: PartName;
}
