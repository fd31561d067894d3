import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/createRandom';
import { createVariableMaker } from '../createVariableMaker';
import type { RowNetwork } from '../RowNetwork';
import type { TableEncoding } from './fitTableEncoding';

export interface TableNetworkOptions {
  encoding: TableEncoding;
  classes: number;
  latent: number;
  units: number;
  next: Random;
}

/** How soft the choice of a kind is: nearly hard, so that the critic cannot recognise generated rows by it. */
export const temperature = 0.2;
const largestLogit = 8;
/** Keeps Gumbel noise, -log(-log u), within -2.2 to 9.2: over the temperature it has an exponential in single precision. */
const leastChance = 1e-4;
const middleLogit = 3.5;

/**
 * A generator of encoded rows: two hidden layers, each row's normalised to mean 0 and deviation 1, with the input of each concatenated to
 * its output (Xu et al. 2019),
 * normal numbers straight from the last layer, kinds by softmax of logits with Gumbel noise (Jang, Gu & Poole 2017, arXiv 1611.01144).
 * Every normal number is present, whether or not its column's kind needs one. Latent numbers beyond the first ones are the noise.
 */
export function createTableNetwork({ encoding, classes, latent, units, next }: TableNetworkOptions): RowNetwork {
  const { normals, kinds, columns } = encoding;
  const made = createVariableMaker(next);
  const widths = [latent + classes, units, units];
  const hidden = [0, 1].map((i) => {
    const from = widths.slice(0, i + 1).reduce((a, b) => a + b, 0);
    return { kernel: made.drawn([from, units], Math.sqrt(2 / from)), bias: made.filled([units], 0) };
  });
  const told = latent + classes + 2 * units;
  const last = { kernel: made.drawn([told, normals + kinds], Math.sqrt(1 / told)), bias: made.filled([normals + kinds], 0) };
  const together = new Float32Array(kinds * kinds);
  for (const { kinds: first, size } of columns)
    for (let i = 0; first >= 0 && i < size; i++)
      for (let j = 0; j < size; j++) together[(first - normals + i) * kinds + first - normals + j] = 1;
  return {
    does: `2 hidden layers of ${units}`,
    variables: made.all,
    latent: latent + kinds,
    noiseShapes: [],
    apply: (inputs, weights = made.all) => {
      const kernel = (place: number) => weights[place] as tf.Tensor2D;
      const [from, noise] = tf.split(inputs.latent, [latent, kinds], 1);
      let now = tf.concat([from, inputs.labels as tf.Tensor2D], 1);
      for (const layer of hidden) {
        const out = tf.add<tf.Tensor2D>(tf.matMul(now, kernel(layer.kernel)), weights[layer.bias]);
        now = tf.concat([tf.leakyRelu(normalized(out), 0.2), now], 1);
      }
      const out = tf.add<tf.Tensor2D>(tf.matMul(now, kernel(last.kernel)), weights[last.bias]);
      if (!kinds) return out;
      const [numbers, logits] = tf.split(out, [normals, kinds], 1);
      const bounded = tf.mul(tf.tanh(tf.div(logits, largestLogit)), largestLogit);
      const powers = tf.exp(tf.div(tf.sub(tf.add(bounded, gumbel(noise)), middleLogit), temperature)) as tf.Tensor2D;
      const shares = tf.div<tf.Tensor2D>(powers, tf.matMul(powers, tf.tensor2d(together, [kinds, kinds])));
      return tf.concat([numbers, shares], 1);
    }
  };
}

/** Of standard normal numbers. */
function gumbel(normal: tf.Tensor): tf.Tensor {
  const chance = tf.mul(tf.add(tf.erf(tf.mul(normal, Math.SQRT1_2)), 1), 0.5);
  return tf.neg(tf.log(tf.neg(tf.log(tf.clipByValue(chance, leastChance, 1 - leastChance)))));
}

function normalized(rows: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(rows, tf.mean(rows, 1, true));
  return tf.mul(centred, tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), 1e-4)));
}
