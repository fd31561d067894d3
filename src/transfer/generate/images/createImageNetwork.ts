import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/createRandom';
import { planImagePyramid } from './planImagePyramid';
import { createVariableMaker } from '../createVariableMaker';
import type { RowNetwork } from '../RowNetwork';

export interface ImageNetworkOptions {
  shape: [height: number, width: number, channels: number];
  /** 0 for a generator without classes. */
  classes: number;
  latent: number;
  filters: number;
  next: Random;
}

interface Level {
  mix: number;
  noise: number;
  style: number;
  styleBias: number;
  kernel: number;
  bias: number;
}

/**
 * A generator of images in [0, 1]: latent numbers and class make the smallest level, and transposed convolutions (4 x 4, stride 2) each next
 * one. Before each of them stand a residual convolution (3 x 3), noise from pixel to pixel, normalisation of each channel of each image, and a scale and shift that
 * latent numbers and class say (adaptive instance normalisation; Karras, Laine & Aila 2019, arXiv 1812.04948). Nothing is normalised over a
 * batch, so a row's image does not depend on the other rows.
 */
export function createImageNetwork({ shape, classes, latent, filters, next }: ImageNetworkOptions): RowNetwork {
  const [height, width, imageChannels] = shape;
  const { sizes, channels } = planImagePyramid(height, width, filters);
  const made = createVariableMaker(next);
  const told = latent + classes;
  const [base] = sizes;
  const first = made.drawn([told, base[0] * base[1] * channels[0]], Math.sqrt(1 / told));
  const levels = channels.map((from, i): Level => {
    const isLast = i === channels.length - 1;
    const to = isLast ? imageChannels : channels[i + 1];
    return {
      mix: made.drawn([3, 3, from, from], Math.sqrt(2 / (9 * from))),
      noise: made.filled([from], 0.1),
      style: made.drawn([told, 2 * from], 0.3 / Math.sqrt(told)),
      styleBias: made.filled([2 * from], 0),
      kernel: made.drawn([4, 4, to, from], Math.sqrt(2 / (4 * from)) * (isLast ? 0.5 : 1)),
      bias: made.filled([to], 0)
    };
  });
  const grain = made.filled([1], 0.1);

  return {
    does: `${channels.length} levels from ${base[0]} x ${base[1]}`,
    variables: made.all,
    latent,
    noiseShapes: sizes.map(([h, w]) => [h, w, 1]),
    apply: (inputs, weights = made.all) => {
      const says = inputs.labels ? tf.concat([inputs.latent, inputs.labels], 1) : inputs.latent;
      const [rows] = says.shape;
      let now = tf.reshape(tf.matMul(says, weights[first] as tf.Tensor2D), [rows, ...base, channels[0]]) as tf.Tensor4D;
      levels.forEach(({ mix, noise, style, styleBias, kernel, bias }, i) => {
        const mixed = tf.leakyRelu(tf.conv2d(now, weights[mix] as tf.Tensor4D, 1, 'same'), 0.2);
        const noisy = tf.add(tf.add(now, mixed), tf.mul(inputs.noise[i], weights[noise])) as tf.Tensor4D;
        const said = tf.add(tf.matMul(says, weights[style] as tf.Tensor2D), weights[styleBias]);
        const active = tf.leakyRelu(styled(noisy, said), 0.2);
        const to = weights[kernel].shape[2] as number;
        const grown = tf.conv2dTranspose(active, weights[kernel] as tf.Tensor4D, [rows, ...sizes[i + 1], to], 2, 'same');
        now = tf.add(grown, weights[bias]);
      });
      const grained = tf.add(now, tf.mul(inputs.noise[levels.length], weights[grain]));
      return tf.sigmoid(middle(grained as tf.Tensor4D, height, width));
    }
  };
}

/** Each channel of each image with mean 0 and deviation 1, then scaled and shifted. */
function styled(image: tf.Tensor4D, said: tf.Tensor): tf.Tensor4D {
  const [rows, , , channels] = image.shape;
  const centred = tf.sub(image, tf.mean(image, [1, 2], true));
  const variance = tf.mean(tf.square(centred), [1, 2], true);
  const [scale, shift] = tf.split(tf.reshape(said, [rows, 1, 1, 2 * channels]), 2, 3);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-4))), tf.add(scale, 1)), shift);
}

function middle(image: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  const [, h, w] = image.shape;
  if (h === height && w === width) return image;
  return tf.slice(image, [0, (h - height) >> 1, (w - width) >> 1, 0], [-1, height, width, -1]);
}
