import * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../data/Matrix';
import type { Teacher } from './Teacher';

/** A teacher's logits of one batch. `ask` is its `logits`, or a graph of that. */
export async function askBatch(ask: Teacher['logits'], x: Float32Array, shape: number[]): Promise<Matrix> {
  const rows = tf.tensor(x, shape);
  try {
    const logits = await ask(rows);
    try {
      return { rows: logits.shape[0], columns: logits.shape[1], values: (await logits.data()) as Float32Array };
    } finally {
      logits.dispose();
    }
  } finally {
    rows.dispose();
  }
}
