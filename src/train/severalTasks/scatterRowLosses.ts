import * as tf from '@tensorflow/tfjs';

/** Losses of some rows of a batch as those of all, 0 for the others, so that the mean over all is that over these. In one step, as in `computeBatchMean`. */
export function scatterRowLosses(losses: tf.Tensor, rows: Int32Array, batch: number): tf.Tensor1D {
  const factor = batch / rows.length;
  const op = tf.customGrad((given) => {
    const own = (given as tf.Tensor).dataSync();
    const { shape } = given as tf.Tensor;
    const all = new Float32Array(batch);
    rows.forEach((row, i) => (all[row] = factor * own[i]));
    const gradFunc = (dy: tf.Tensor) => {
      const upstream = dy.dataSync();
      return tf.tensor(
        Float32Array.from(rows, (row) => factor * upstream[row]),
        shape
      );
    };
    return { value: tf.tensor1d(all), gradFunc };
  });
  return op(losses) as tf.Tensor1D;
}
