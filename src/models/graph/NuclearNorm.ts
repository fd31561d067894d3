import * as tf from '@tensorflow/tfjs';

export interface NuclearNormConfig {
  rate: number;
  complex: boolean;
}

/**
 * The nuclear 3-norm of Lacroix et al. 2018: rate times the mean over rows of the sum of cubes of absolute values. With `complex` a row is its real
 * parts, then its imaginary parts, and an absolute value that of the complex number.
 */
export class NuclearNorm extends tf.serialization.Serializable {
  static className = 'NuclearNorm';
  readonly rate: number;
  readonly complex: boolean;

  constructor({ rate, complex }: NuclearNormConfig) {
    super();
    this.rate = rate;
    this.complex = complex;
  }

  apply(weights: tf.Tensor): tf.Scalar {
    return tf.tidy(() => {
      const cubes = this.complex ? cubesOfComplex(weights as tf.Tensor2D) : tf.mul(tf.square(weights), tf.abs(weights));
      return tf.mul(tf.sum(cubes), this.rate / weights.shape[0]) as tf.Scalar;
    });
  }

  getConfig(): tf.serialization.ConfigDict {
    return { rate: this.rate, complex: this.complex };
  }
}

function cubesOfComplex(weights: tf.Tensor2D): tf.Tensor {
  const [real, imaginary] = tf.split(weights, 2, 1);
  const squares = tf.add(tf.square(real), tf.square(imaginary));
  // The small number keeps the gradient at 0 finite.
  return tf.mul(squares, tf.sqrt(tf.add(squares, 1e-12)));
}

tf.serialization.registerClass(NuclearNorm);
