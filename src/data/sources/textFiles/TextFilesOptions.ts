export interface TextFilesOptions {
  /** Which endings of names make a class: {python: ['py', 'pyi'], css: ['css']}. A file with another ending is left out. Case counts: ".R" is not ".r". */
  classes: { [name: string]: readonly string[] };
  /** The share of the files for each part; the sum is 1. Packages stay whole. Default {train: 0.7, validation: 0.1, test: 0.2}. */
  shares?: { train: number; validation?: number; test?: number };
  /** Of which files are taken, and of the parts. Default 0. */
  seed?: number;
  /** How many files of a class are taken at most. Default 1,000. */
  mostOfClass?: number;
  /** How many files of a class are taken at most from one package. Default 50. */
  mostOfPackage?: number;
  /** A class needs as many files in each part; one that has fewer is left out. Default 1. */
  leastOfClass?: number;
  /** Bytes of a file, at least. Default 1. */
  leastBytes?: number;
  /** Bytes of a file, at most. Default 2^20, 1 MiB. */
  mostBytes?: number;
}

export const textFilesOptionNames = [
  ...['classes', 'shares', 'seed', 'mostOfClass', 'mostOfPackage', 'leastOfClass', 'leastBytes', 'mostBytes']
] as const;
