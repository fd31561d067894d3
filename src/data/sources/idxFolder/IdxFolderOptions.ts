import type { PartSizes } from '../publishedParts/PartSizes';

export interface IdxFolderOptions extends PartSizes {
  /** What the names of the files begin with, if several sets lie in the folder: "emnist-letters". */
  prefix?: string;
  /** Names of the classes, in the order of the labels. Default: those of the public set, or the labels as they are. */
  classes?: string[];
  /** The label of the first class. Default: 1 for EMNIST's letters and where all labels from 1 to the number of classes fit, otherwise 0. */
  firstLabel?: 0 | 1;
  /** True if the pictures are stored column by column, as EMNIST's are. Default: by the prefix. */
  transpose?: boolean;
  /** How many pixels all rows that are asked for may have together. Default 2^29: 2 GiB of memory. */
  maxPixels?: number;
}
