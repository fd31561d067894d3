import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/createRandom';
import { createVariableMaker } from '../createVariableMaker';
import type { RowNetwork } from '../RowNetwork';

export interface FlatNetworkOptions {
  columns: number;
  /** 0 for a generator without classes. */
  classes: number;
  latent: number;
  hidden: number;
  next: Random;
}

/** A generator of flat rows: two hidden layers, each row's normalised to mean 0 and deviation 1, numbers in [0, 1]. */
export function createFlatNetwork({ columns, classes, latent, hidden, next }: FlatNetworkOptions): RowNetwork {
  const made = createVariableMaker(next);
  const widths = [latent + classes, hidden, hidden, columns];
  const layers = widths.slice(1).map((to, i) => ({
    kernel: made.drawn([widths[i], to], Math.sqrt(2 / widths[i])),
    bias: made.filled([to], 0)
  }));
  return {
    does: `2 hidden layers of ${hidden}`,
    variables: made.all,
    latent,
    noiseShapes: [],
    apply: (inputs, weights = made.all) => {
      let now: tf.Tensor2D = inputs.labels ? tf.concat([inputs.latent, inputs.labels], 1) : inputs.latent;
      layers.forEach(({ kernel, bias }, i) => {
        now = tf.add(tf.matMul(now, weights[kernel] as tf.Tensor2D), weights[bias]);
        if (i < layers.length - 1) now = tf.leakyRelu(normalized(now), 0.2);
      });
      return tf.sigmoid(now);
    }
  };
}

function normalized(rows: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(rows, tf.mean(rows, 1, true));
  return tf.mul(centred, tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), 1e-4)));
}
