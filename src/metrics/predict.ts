import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { rowsPerPass } from '../data/rowsPerPass';
import { checkModelClasses } from '../models/checkModelClasses';
import { pauser } from '../notebook/pauser';

/** The logits of a model for every row, in batches, with pauses for the event loop. */
export async function predict(model: tf.LayersModel, data: Dataset, batchSize?: number): Promise<Matrix> {
  checkModelClasses('predict', model, data);
  const rows = data.y.length;
  const width = data.x.length / rows;
  const pass = batchSize ?? rowsPerPass(width, 1024);
  const columns = model.outputs[0].shape[1] as number;
  const values = new Float32Array(rows * columns);
  const pause = pauser();
  for (let start = 0; start < rows; start += pass) {
    const end = Math.min(rows, start + pass);
    const logits = tf.tidy(() => {
      const x = tf.tensor(data.x.subarray(start * width, end * width), [end - start, ...data.shape]);
      return model.apply(x, { training: false }) as tf.Tensor2D;
    });
    values.set(logits.dataSync(), start * columns);
    logits.dispose();
    await pause();
  }
  return { rows, columns, values };
}
