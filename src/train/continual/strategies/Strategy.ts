import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import type { Description } from '../../../record/Description';
import type { Terms } from '../../options/Term';
import type { MemoryPolicy } from '../memory/MemoryPolicy';
import type { StreamMemory } from '../memory/StreamMemory';

/** How a model learns the parts of a stream: what each part is learnt from, and what is kept of it. `kd.continual.replay({...})`, or one of your own. */
export interface Strategy {
  description: Description;
  /** Called before each part. */
  plan(moment: PartMoment): PartPlan | Promise<PartPlan>;
  /** Which rows are kept for later parts. Absent: none. */
  memory?: MemoryPolicy;
  /** Whether the memory also keeps what the model said of its rows when their part had just been learnt. Default false. */
  keepsLogits?: boolean;
}

/** Where a stream is when a part begins. */
export interface PartMoment {
  /** The part's number, from 0. */
  part: number;
  /** The rows to learn. */
  train: Dataset;
  /** The rows to learn of all parts before, for upper bounds: what learns continually does without them. */
  earlier: readonly Dataset[];
  /** What is kept of the parts before; null if nothing is. */
  memory: StreamMemory | null;
  /** The logits of the model as it is now, before the part. */
  before(rows: Dataset): Promise<Matrix>;
  /** The classes of the parts before, in rising order. */
  classesBefore: readonly number[];
}

/**
 * What a part is learnt from: L = sum over `terms` of weight x batch mean of loss on a batch of `rows`, and the same for each set of `replay` with its own terms, on a batch of its own rows.
 * All batches have the run's size; sets that are smaller are repeated. An epoch is a pass over `rows`.
 */
export interface PartPlan extends RowsToLearn {
  /** By name: "replay" becomes "train/replay.hard" in the history. */
  replay?: { [name: string]: RowsToLearn };
}

export interface RowsToLearn {
  rows: Dataset;
  /** Losses of logits and labels; those of features cannot be used. */
  terms: Terms;
  /** What a teacher says of the rows, for losses that need one. */
  logits?: Matrix;
}
