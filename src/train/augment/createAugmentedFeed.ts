import { augmentBatch } from '../../data/augment/augmentBatch';
import { createRowRandoms } from '../../data/augment/createRowRandoms';
import { createBatchFeed, type Batch } from '../../data/createBatchFeed';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { gatherRows } from '../../data/gatherRows';
import { takeMatrixRows } from '../../data/takeMatrixRows';
import { createLabelBatches } from './createLabelBatches';
import type { TrainingAugment } from './TrainingAugment';
import { computeViewSeed, type Viewer } from './computeViewSeed';

/** Rows of a step, maybe changed. */
export interface StepBatch extends Batch {
  /** If rows were mixed: the numbers of the other rows, and the share of each row's own label. */
  mixed?: { rows: Int32Array; share: Float32Array };
  /** The teacher's logits of just these rows. */
  taught?: Matrix;
}

export interface StepFeed {
  next(): StepBatch | Promise<StepBatch>;
  close(): void;
}

interface FeedOptions {
  augment: TrainingAugment;
  /** 0 for the train rows, then the transfer sets. */
  set: number;
  batchSize: number;
  /** Of the order of the rows. */
  orderSeed: number;
  /** Of the run. */
  seed: number;
  epochs: number;
  /** Of the student's output. */
  units: number;
}

/** The batches of `createBatchFeed` with each row changed: a new view in each pass over the rows. A teacher in the step labels them. */
export function createAugmentedFeed(data: AnyDataset, options: FeedOptions, skipped: number): StepFeed {
  const { augment, set, batchSize, orderSeed, seed, epochs, units } = options;
  const { changes, teaching, views = Infinity, teachers } = augment;
  const feed = createBatchFeed(data, { batchSize, seed: orderSeed }, skipped);
  const perPass = Math.ceil(data.y.length / batchSize);
  const width = data.x.length / data.y.length;
  const taught = teaching === 'fixed' ? undefined : teachers?.[set];
  const ask = taught && !taught.views ? createLabelBatches(taught.teacher, { data, batchSize, epochs, units }) : undefined;
  let taken = skipped;
  return {
    async next() {
      const { rows, x = gatherRows(data.x, width, rows) } = await feed.next();
      const view = Math.floor(taken++ / perPass) % views;
      const change = (viewer: Viewer) =>
        augmentBatch(changes, x, createRowRandoms(rows, { seed: computeViewSeed(seed, set, viewer), view }));
      const own = change('student');
      const kept = taught?.views?.[view];
      const logits =
        (await ask?.(teaching === 'independent' ? change('teacher').x : own.x)) ?? (kept && takeMatrixRows(kept, rows));
      return {
        ...{ rows, x: own.x },
        ...(own.mixed && { mixed: { rows: own.mixed.with.map((other) => rows[other]), share: own.mixed.share } }),
        ...(logits && { taught: logits })
      };
    },
    close() {
      feed.close();
      ask?.dispose();
    }
  };
}
