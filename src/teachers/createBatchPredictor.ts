import * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../data/Matrix';
import { createGraphPerBatchSize, type ExpectedBatches } from '../engine/graph/createGraphPerBatchSize';
import type { Teacher } from './Teacher';

/** Asks a teacher for the logits of one batch after another. */
export interface AskBatches {
  /** @param shape of the batch. */
  (x: Float32Array, shape: number[]): Promise<Matrix>;
  /** Lets go of its graphs. */
  dispose(): void;
}

/** Batches of a teacher that computes with tensors alone run as one graph. */
export function createBatchPredictor(teacher: Teacher, expected: ExpectedBatches): AskBatches {
  const pass = teacher.runsAsGraph ? createGraphPerBatchSize((x) => teacher.logits(x) as tf.Tensor2D, expected) : undefined;
  const ask = async (x: Float32Array, shape: number[]) => {
    const rows = tf.tensor(x, shape);
    try {
      const logits = await (pass ? pass(rows) : teacher.logits(rows));
      try {
        return { rows: logits.shape[0], columns: logits.shape[1], values: (await logits.data()) as Float32Array };
      } finally {
        logits.dispose();
      }
    } finally {
      rows.dispose();
    }
  };
  return Object.assign(ask, { dispose: () => pass?.dispose() });
}
