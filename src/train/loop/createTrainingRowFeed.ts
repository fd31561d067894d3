import { createBatchFeed } from '../../data/createBatchFeed';
import type { AnyDataset } from '../../data/Dataset';
import { mixSeeds } from '../../stats/createRandom';
import { createAugmentedFeed, type StepBatch, type StepFeed } from '../augment/createAugmentedFeed';
import { needsTeacherLogits } from './needsTeacherLogits';
import type { TrainingInputs } from './TrainingInputs';

/** The order in which a training takes its rows: it follows from the seed, also for a training that goes on. */
export interface TrainingRows {
  /** The rows of the next step: of train, and of each transfer set. */
  next(): Promise<{ train: StepBatch; sets: StepBatch[] }>;
  /** The next step is the one after so many. */
  goTo(step: number): void;
  /** Lets go of files. */
  close(): void;
}

/** @param step how many have been taken before. */
export function createTrainingRowFeed(inputs: TrainingInputs, step: number): TrainingRows {
  const { model, train, transfer = [], batchSize, seed, stages, augment: changes } = inputs;
  // A teacher that is compared by its features alone sees the changed rows in the step's own pass.
  const augment = changes && { ...changes, teachers: needsTeacherLogits(stages) ? changes.teachers : undefined };
  const epochs = stages.reduce((sum, stage) => sum + stage.epochs, 0);
  const units = model.outputs[0].shape[1] as number;
  const feed = (data: AnyDataset, set: number, step: number): StepFeed => {
    const orderSeed = set === 0 ? seed : mixSeeds(seed, set);
    return augment
      ? createAugmentedFeed(data, { augment, set, batchSize, orderSeed, seed, epochs, units }, step)
      : createBatchFeed(data, { batchSize, seed: orderSeed }, step);
  };
  const from = (step: number) => ({
    train: feed(train, 0, step),
    sets: transfer.map(({ data }, i) => feed(data, i + 1, step))
  });
  let order = from(step);
  const close = () => [order.train, ...order.sets].forEach((feed) => feed.close());
  return {
    async next() {
      const sets: StepBatch[] = [];
      for (const set of order.sets) sets.push(await set.next());
      return { train: await order.train.next(), sets };
    },
    goTo(step) {
      close();
      order = from(step);
    },
    close
  };
}
