import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../stats/createRandom';

/** A batch of made rows with the teacher's logits of them. */
export interface TaughtBatch {
  x: tf.Tensor;
  teacher: tf.Tensor2D;
}

/** Batches that a generator made earlier, so that the student does not forget rows that it no longer makes. */
export interface MemoryBank {
  /** Adds a batch, which the bank owns from now on. If the bank is full, one of the others is dropped. */
  keep(batch: TaughtBatch): void;
  /** The batch that was added last. The bank still owns it. */
  newest(): TaughtBatch;
  /** One of the batches. The bank still owns it. */
  draw(): TaughtBatch;
  dispose(): void;
}

export function createMemoryBank(size: number, next: Random): MemoryBank {
  const batches: TaughtBatch[] = [];
  let last = 0;
  const place = () => Math.floor(next() * batches.length);
  const release = ({ x, teacher }: TaughtBatch) => tf.dispose([x, teacher]);
  return {
    keep(batch) {
      if (batches.length < size) {
        last = batches.push(batch) - 1;
        return;
      }
      last = place();
      release(batches[last]);
      batches[last] = batch;
    },
    newest: () => batches[last],
    draw: () => batches[place()],
    dispose: () => batches.splice(0).forEach(release)
  };
}
