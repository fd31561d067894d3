import * as tf from '@tensorflow/tfjs';
import type { DataFreeGenerator } from './createDataFreeGenerator';

const rows = 256;

/** Share of held-out rows in which student and teacher have the same top class. The generator makes them now, from held-out random numbers. */
export function measureHeldOutAgreement(teacher: tf.LayersModel, student: tf.LayersModel, maker: DataFreeGenerator): number {
  return tf.tidy(() => {
    const x = maker.make(maker.heldOut(rows));
    const top = (model: tf.LayersModel) => tf.argMax(model.apply(x, { training: false }) as tf.Tensor2D, 1);
    return tf.mean(tf.equal(top(teacher), top(student))).dataSync()[0];
  });
}
