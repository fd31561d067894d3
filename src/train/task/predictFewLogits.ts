import * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';

const most = 8;

/** A model's logits for a few rows from all over a dataset, as at inference. */
export function predictFewLogits(
  model: tf.LayersModel,
  { x, y, shape }: Pick<AnyDataset, 'x' | 'y' | 'shape'>
): { rows: number; values: number[] } {
  const width = shape.reduce((a, b) => a * b, 1);
  const rows = Math.min(most, y.length);
  const places = Array.from({ length: rows }, (_, i) => Math.floor((i * y.length) / rows));
  const given = Float32Array.from(places.flatMap((row) => [...x.subarray(row * width, (row + 1) * width)]));
  const pass = () => (model.apply(tf.tensor(given, [rows, ...shape]), { training: false }) as tf.Tensor).dataSync();
  return { rows, values: withSeededRandom(0, () => tf.tidy(() => [...pass()])) };
}
