import { endlessBatches } from '../../data/endlessBatches';
import { mixSeeds } from '../../stats/random';
import type { TrainingInputs } from './TrainingInputs';

/** The order in which a training takes its rows: it follows from the seed, also for a training that goes on. */
export interface TrainingRows {
  /** Numbers of the rows of the next step: of train, and of each transfer set. */
  next(): { train: Int32Array; sets: Int32Array[] };
  /** The next step is the one after so many. */
  goTo(step: number): void;
}

export function trainingRows({ train, transfer = [], batchSize, seed }: TrainingInputs): TrainingRows {
  const from = (step: number) => ({
    train: endlessBatches(train.y.length, { batchSize, seed }, step),
    sets: transfer.map(({ data }, i) => endlessBatches(data.y.length, { batchSize, seed: mixSeeds(seed, i + 1) }, step))
  });
  let order = from(0);
  return {
    next: () => ({ train: order.train.next().value, sets: order.sets.map((set) => set.next().value) }),
    goTo: (step) => void (order = from(step))
  };
}
