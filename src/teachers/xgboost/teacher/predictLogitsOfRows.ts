import * as tf from '@tensorflow/tfjs';
import { predictRows, type TrainedForest } from './predictDataset';
import { checkRowsTensor } from '../../checkRowsTensor';

/** The margins of a batch, as a teacher returns them. The caller disposes both. */
export async function predictLogitsOfRows(asked: TrainedForest, rows: tf.Tensor): Promise<tf.Tensor2D> {
  checkRowsTensor('xgboost: logits', rows, asked.shape);
  const [count] = rows.shape;
  if (count === 0) return tf.tensor2d([], [0, asked.model.outputs]);
  const values = (await rows.data()) as Float32Array;
  const answer = predictRows(
    'xgboost: logits',
    asked,
    values instanceof Float32Array ? values : Float32Array.from(values),
    count
  );
  return tf.tensor2d(answer.values, [answer.rows, answer.columns]);
}
