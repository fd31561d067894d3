import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../stats/random';

/** A batch of made rows with what the teacher says of them. */
export interface TaughtBatch {
  x: tf.Tensor;
  teacher: tf.Tensor2D;
}

/** Batches that a generator made earlier, so that the student does not forget what it no longer makes. */
export interface MemoryBank {
  /** The bank's own from now on; where it is full, one of the others goes. */
  keep(batch: TaughtBatch): void;
  /** The batch that was kept last, which stays the bank's. */
  newest(): TaughtBatch;
  /** One of those that are kept, which stays the bank's. */
  draw(): TaughtBatch;
  dispose(): void;
}

export function memoryBank(size: number, next: Random): MemoryBank {
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
