import * as tf from '@tensorflow/tfjs';

/** How a number x becomes the integer round(x / scale) + zeroPoint, from -128 to 127. */
export interface Int8Range {
  /** Above 0. */
  scale: number;
  /** The integer that stands for 0. */
  zeroPoint: number;
}

/**
 * Numbers as int8 has them, in float32: (clip(round(x / scale) + zeroPoint, -128, 127) - zeroPoint) scale. The gradient goes straight through within the
 * range and is 0 outside of it.
 *
 * Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", arXiv 1712.05877; the gradient is that of
 * Bengio, Léonard & Courville 2013, arXiv 1308.3432.
 */
export function fakeQuantize(x: tf.Tensor, { scale, zeroPoint }: Int8Range): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [x, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const rounded = tf.round(tf.div(x, scale));
    const clipped = tf.clipByValue(rounded, -128 - zeroPoint, 127 - zeroPoint);
    save([rounded, clipped]);
    const gradFunc = (dy: tf.Tensor, [rounded, clipped]: tf.Tensor[]) =>
      tf.mul(dy, tf.cast(tf.equal(rounded, clipped), 'float32'));
    return { value: tf.mul(clipped, scale), gradFunc };
  });
  return op(x);
}
