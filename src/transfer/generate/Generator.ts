import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import type { GeneratorInfo } from '../../record/SyntheticReport';

/** Which rows are made. */
export interface SampleOptions {
  /** How many, the classes in turn: row i is of class i modulo the number of classes. Give this or `labels`. */
  rows?: number;
  /** A class number for each row. */
  labels?: ArrayLike<number>;
  /** A row depends on it and on the row's number and label alone. Default 0. */
  seed?: number;
  /** Of the dataset. */
  name?: string;
}

/** What makes rows of asked-for classes. */
export interface Generator {
  info: GeneratorInfo;
  /** In the order of the class numbers. */
  classes: string[];
  /** Of one row. */
  shape: number[];
  /** What is odd about its training. */
  findings: Finding[];
  /** New rows, `synthetic`, labelled as asked for. */
  sample(options: SampleOptions): Promise<Dataset>;
  /** Frees its weights; it makes no more rows. */
  dispose(): void;
}
