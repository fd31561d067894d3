import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs';
import type { AnyDataset } from '../data/Dataset';
import type { LayerInfo } from '../models/features/LayerInfo';
import type { Features } from '../models/features/withFeatures';
import type { Finding } from '../record/Finding';
import type { ModelInfo } from '../record/RunRecord';

/** Anything that can turn rows into logits. A teacher is only asked, never changed: it is neither frozen nor disposed. */
export interface Teacher {
  info: ModelInfo;
  /** Number of classes, if it is known before the first row is labelled. */
  classes: number | null;
  /** The names of its classes in the order of its logits, if they are known: rows with others, or in another order, are refused. */
  classNames?: readonly string[] | null;
  /** What its outputs are: logits of classes, or numbers in the units of targets. Rows of the other kind are refused. Absent: it is not known. */
  predicts?: 'classes' | 'numbers';
  /** The shape of one row that it takes, if it is known. */
  inputShape: number[] | null;
  /** Logits of a batch. The caller disposes `rows` and the result. */
  logits(rows: Tensor): Tensor2D | Promise<Tensor2D>;
  /** Whether `logits` computes at once and with tensors alone, as a model does: many batches then run as one graph. */
  runsAsGraph?: boolean;
  /** Most rows that `label()` asks about at once, unless it is told how many: for a teacher that takes seconds a row, whose work should be stopped between two passes. */
  rowsPerPass?: number;
  /** A hash of what the teacher knows, for the cache of `label()`; null if there is none (a function without a key). */
  fingerprint(): string | null;
  /** Throws a RangeError for a table whose columns are not those it learnt; a batch of numbers cannot show that. `label()` calls this first. */
  checkColumns?(data: AnyDataset): void;
  /** Whom to ask about which rows in place of these, for a teacher that sees other rows than its student: `kd.pairedTeacher`. `label()` asks that. */
  pairOf?(data: AnyDataset): { teacher: Teacher; data: AnyDataset };
  /** What is to be said about its answers so far; the record of a run has it among its findings. */
  findings?(): Finding[];
  /** Its weights, if it is a model. No student may train them. */
  variables?(): Variable[];
  /** Its layers, if it is a model and their features can be read. */
  layers?(): LayerInfo[];
  /** The features of chosen layers for a batch that the caller owns, in one pass as at inference. The caller disposes them. */
  featuresOf?(names: readonly string[]): (rows: Tensor) => Features;
}
