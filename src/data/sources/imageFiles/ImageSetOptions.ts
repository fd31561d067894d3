/** How the images of a set are read, resized and split; the same for all readers. */
export interface ImageSetOptions {
  /** Pixels of a row: one number for both sides, or [height, width]. Default 64. */
  size?: number | [height: number, width: number];
  /** 1 for grey, 3 for red, green, blue. Default 1. */
  channels?: 1 | 3;
  /**
   * What happens to an image with other proportions: "stretch" (default) keeps all of it, "cover" keeps its proportions and cuts off the
   * excess, "contain" keeps both and pads with black.
   */
  fit?: 'stretch' | 'cover' | 'contain';
  /** The largest number of rows: a random sample that keeps the proportions of the classes. Default all that `maxPixels` allows. */
  rows?: number;
  /** The share of the rows for each part; the sum is 1. Default {train: 0.7, validation: 0.15, test: 0.15}. */
  shares?: { train: number; validation?: number; test?: number };
  /** A folder where decoded images are kept. Files whose size or time has changed are read again. Default none. */
  cache?: string;
  /** Seed of the sample and the parts. Default 0. */
  seed?: number;
  /** How many numbers all rows may have together. Default 2^27, 512 MiB. If there are more, a sample is read. */
  maxPixels?: number;
  /** How many pixels a file may have before it is resized, and all files decoded at a time together. Default 50 million. A larger file is left out and named in a finding. */
  maxFilePixels?: number;
  /** Called now and then with the share of the files read, 0 to 1. */
  onProgress?: (share: number) => void;
}

export const imageSetOptionNames = [
  'size',
  'channels',
  'fit',
  'rows',
  'shares',
  'cache',
  'seed',
  'maxPixels',
  'maxFilePixels',
  'onProgress'
] as const;
