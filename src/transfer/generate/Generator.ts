import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import type { GeneratorInfo } from '../../record/SyntheticReport';

/** Which rows are made. */
export interface SampleOptions {
  /** How many rows, with the classes in turn: row i has class i modulo the number of classes. Give this or `labels`. */
  rows?: number;
  /** A class number for each row. */
  labels?: ArrayLike<number>;
  /** A row depends only on the seed and on its own number and label. Default 0. */
  seed?: number;
  /** Of the dataset. */
  name?: string;
}

/** Makes rows of given classes. */
export interface Generator {
  info: GeneratorInfo;
  /** In the order of the class numbers. */
  classes: string[];
  /** Of one row. */
  shape: number[];
  /** Findings about its training. */
  findings: Finding[];
  /** New rows, `synthetic`, with the given labels. */
  sample(options: SampleOptions): Promise<Dataset>;
  /** Frees its weights; after that it cannot make rows. */
  dispose(): void;
}
