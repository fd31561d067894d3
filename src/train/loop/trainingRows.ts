import { batchFeed, type Batch } from '../../data/batchFeed';
import { mixSeeds } from '../../stats/random';
import type { TrainingInputs } from './TrainingInputs';

/** The order in which a training takes its rows: it follows from the seed, also for a training that goes on. */
export interface TrainingRows {
  /** The rows of the next step: of train, and of each transfer set. */
  next(): Promise<{ train: Batch; sets: Batch[] }>;
  /** The next step is the one after so many. */
  goTo(step: number): void;
  /** Lets go of files. */
  close(): void;
}

/** @param step how many have been taken before. */
export function trainingRows({ train, transfer = [], batchSize, seed }: TrainingInputs, step: number): TrainingRows {
  const from = (step: number) => ({
    train: batchFeed(train, { batchSize, seed }, step),
    sets: transfer.map(({ data }, i) => batchFeed(data, { batchSize, seed: mixSeeds(seed, i + 1) }, step))
  });
  let order = from(step);
  const close = () => [order.train, ...order.sets].forEach((feed) => feed.close());
  return {
    async next() {
      const sets: Batch[] = [];
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
