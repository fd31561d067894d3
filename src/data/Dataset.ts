import type { RowsOnDisk } from './disk/RowsOnDisk';
import type { KnownLabels } from './KnownLabels';

/** Rows with their labels, as typed arrays. Tensors are made from it batch by batch. */
export interface Dataset {
  name: string;
  /** All rows, one after the other. */
  x: Float32Array;
  /** The shape of one row, without the batch: [784] or [28, 28, 1]. */
  shape: number[];
  /** Class number of each row; its length is the number of rows. All zeros if the rows have targets instead of classes. */
  y: Int32Array;
  /** One name per class, in the order of the logits. Empty if the rows have targets instead of classes. */
  classes: string[];
  /** The numbers that a model is to predict, instead of classes. */
  targets?: Targets;
  /** True for simulated rows. */
  synthetic?: boolean;
  /** True if the rows have no labels: y is all zeros, and nothing may read it. */
  unlabelled?: boolean;
  /** All right labels of each row, where a row may have several, each in a row of its own, as in `kd.graph.links`. Rows of equal numbers in train and test are no leak then. */
  known?: KnownLabels;
  /** What the columns of a table mean, one entry per column. Only with `features` may x hold NaN, a missing value. */
  features?: Feature[];
  /** How much each row counts in training. Absent: all rows count the same. */
  weights?: Float32Array;
  /** Rows of one group, for example a customer, are never on both sides of a fold. */
  groups?: Int32Array;
  /** When each row happened, in seconds from any origin. */
  times?: Float64Array;
  /** The file that the rows were read from. */
  source?: Source;
}

/** Numbers to predict, one or several for each row. */
export interface Targets {
  /** [rows, names], row after row, in the units of the data. */
  values: Float64Array;
  /** One name per number of a row, in the order of the model's outputs: ["price"]. */
  names: string[];
  /** True if some are not known: they are NaN. Only tasks of several (`kd.severalTasks`) take such rows, each task those that it has targets of. */
  missing?: true;
  /** Targets that are class numbers of a column of texts: the texts by their numbers. */
  categories?: { [name: string]: string[] };
}

/** A column of a table. In x a category is its index in the list of categories. */
export type Feature = { name: string; kind: 'number' } | { name: string; kind: 'category'; categories: string[] };

export interface Source {
  /** The file's name, without its folder. */
  file: string;
  /** Hexadecimal. */
  sha256: string;
}

/** A dataset whose rows lie in a file: all but x is in memory. `kd.tabularOnDisk`, `kd.datasetOnDisk` and `kd.data.imageFolder` with `onDisk` make it. */
export interface DatasetOnDisk extends Omit<Dataset, 'x'> {
  /** The numbers of the rows: `x.subarray(start, end)` reads some of them. */
  x: RowsOnDisk;
}

/** A dataset in memory or on disk. */
export type AnyDataset = Dataset | DatasetOnDisk;

export interface Splits<Data = Dataset> {
  train: Data;
  validation?: Data;
  test?: Data;
}

/** Splits that lie where the dataset lies: in memory or on disk. */
export type PartsOf<Data extends AnyDataset> = Splits<Data extends DatasetOnDisk ? DatasetOnDisk : Dataset>;

/** Numbers, nested as deep as a row's shape. */
export type Nested = number | ArrayLike<number> | Nested[];

export interface DatasetOptions {
  /** Default "data". */
  name?: string;
  /** An array of rows (nested for images), or all numbers in one array, row after row. A Float32Array is kept, not copied. */
  x: ArrayLike<number> | Nested[];
  /** A class number for each row, from 0. Left out: the rows are unlabelled, unless they have targets. */
  y?: ArrayLike<number>;
  /** One name per class, or how many classes there are ("0", "1", …). Left out for rows with targets. */
  classes?: string[] | number;
  /** Numbers to predict instead of classes: one for each row, or a list of several for each row. */
  targets?: ArrayLike<number> | ArrayLike<number>[];
  /** Their names. Default ["target"], or "target 1", "target 2", … */
  targetNames?: string[];
  /** Whether a target may be NaN, one that is not known. `kd.severalTasks` then learns each task from the rows that have it. Default false. */
  missingTargets?: boolean;
  /** The shape of one row. Default: as nested, or the count of numbers divided by the count of rows. */
  shape?: number[];
  /** True for simulated rows. Default false. */
  synthetic?: boolean;
}
