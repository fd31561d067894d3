/** How the images of a set are read, sized and dealt; the same for all readers. */
export interface ImageSetOptions {
  /** Pixels of a row: of both sides, or [height, width]. Default 64. */
  size?: number | [height: number, width: number];
  /** 1 for grey, 3 for red, green, blue. Default 1. */
  channels?: 1 | 3;
  /**
   * What happens to an image of other proportions: "stretch" (default) keeps all of it, "cover" keeps its proportions and cuts the sides that are
   * over, "contain" keeps both and fills up with black.
   */
  fit?: 'stretch' | 'cover' | 'contain';
  /** At most so many rows: a random sample with the classes in their proportions. Default all that `maxPixels` allows. */
  rows?: number;
  /** What share of the rows each part gets, 1 in all. Default {train: 0.7, validation: 0.15, test: 0.15}. */
  shares?: { train: number; validation?: number; test?: number };
  /** A folder where decoded images are kept. Files that changed in size or time are noticed. Default none. */
  cache?: string;
  /** Of the sample and the parts. Default 0. */
  seed?: number;
  /** How many numbers all rows may have together. Default 2^27, 512 MiB; beyond, a sample is read. */
  maxPixels?: number;
  /** How many pixels a file may have before it is sized. Default 50 million; a larger one is left out and named in a finding. */
  maxFilePixels?: number;
  /** Told now and then what share of the files is read, 0 to 1. */
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
