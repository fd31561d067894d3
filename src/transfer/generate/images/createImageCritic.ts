import * as tf from '@tensorflow/tfjs';
import { graphFunction } from '../../../engine/graph/graphFunction';
import type { Random } from '../../../stats/createRandom';
import { createVariableMaker } from '../createVariableMaker';
import { createSpectralNorm, type SpectralNorm } from './createSpectralNorm';

export interface ImageCriticOptions {
  shape: [height: number, width: number, channels: number];
  classes: number;
  filters: number;
  next: Random;
}

export interface Judgement {
  /** [rows]: above 0 for real, below for made. */
  scores: tf.Tensor1D;
  /** [rows, classes] logits of the class that is seen. */
  classes: tf.Tensor2D;
}

/** Distinguishes real images of a class from generated ones. */
export interface ImageCritic {
  variables: tf.Variable[];
  /** Follows the kernels' largest singular values; once before each update. */
  iterate(): void;
  /** @param labels [rows, classes] one-hot. */
  judge(images: tf.Tensor4D, labels: tf.Tensor2D): Judgement;
  dispose(): void;
}

const features = 128;
const smallest = 7;
const mostChannels = 64;

/**
 * Convolutions (4 x 4, stride 2) down to 4 to 7 pixels, 128 features f, and a score w'f + e_y'f that is the class's own by projection (Miyato & Koyama
 * 2018, arXiv 1802.05637), every kernel spectrally normalised. A second head names the class (Odena, Olah & Shlens 2017, arXiv 1610.09585). There is no
 * batch normalisation: batch statistics would let it recognise generated images by the mixture of classes.
 */
export function createImageCritic({ shape, classes, filters, next }: ImageCriticOptions): ImageCritic {
  const made = createVariableMaker(next);
  const norms = new Map<number, SpectralNorm>();
  const normalized = (kernel: number[]): number => {
    const place = made.drawn(kernel, Math.sqrt(2 / kernel.slice(0, -1).reduce((a, b) => a * b, 1)));
    const norm = createSpectralNorm(kernel, next);
    for (let i = 0; i < 10; i++) norm.iterate(made.all[place]);
    norms.set(place, norm);
    return place;
  };
  let [height, width, from] = shape;
  const layers: { kernel: number; bias: number }[] = [];
  for (let to = filters; Math.max(height, width) > smallest || !layers.length; to = Math.min(mostChannels, 2 * to)) {
    layers.push({ kernel: normalized([4, 4, from, to]), bias: made.filled([to], 0) });
    [height, width, from] = [Math.ceil(height / 2), Math.ceil(width / 2), to];
  }
  const dense = { kernel: normalized([height * width * from, features]), bias: made.filled([features], 0) };
  const score = { kernel: normalized([features, 1]), bias: made.filled([1], 0) };
  const projection = normalized([classes, features]);
  const named = { kernel: normalized([features, classes]), bias: made.filled([classes], 0) };

  const iterate = graphFunction(() => {
    norms.forEach((norm, place) => norm.iterate(made.all[place]));
    return undefined;
  });
  return {
    variables: made.all,
    iterate,
    judge(images, labels) {
      const kernelOf = (place: number) => (norms.get(place) as SpectralNorm).apply(made.all[place]);
      const flat = (place: number) => kernelOf(place) as tf.Tensor2D;
      let now = tf.sub<tf.Tensor4D>(tf.mul(images, 2), 1);
      for (const { kernel, bias } of layers)
        now = tf.leakyRelu(tf.add<tf.Tensor4D>(tf.conv2d(now, kernelOf(kernel) as tf.Tensor4D, 2, 'same'), made.all[bias]), 0.2);
      const [rows] = images.shape;
      const seen: tf.Tensor2D = tf.leakyRelu(
        tf.add<tf.Tensor2D>(tf.matMul(tf.reshape(now, [rows, -1]) as tf.Tensor2D, flat(dense.kernel)), made.all[dense.bias]),
        0.2
      );
      const own: tf.Tensor1D = tf.sum(tf.mul(tf.matMul(labels, flat(projection)), seen), 1);
      const general = tf.reshape(tf.add(tf.matMul(seen, flat(score.kernel)), made.all[score.bias]), [rows]);
      // A normalised kernel gives small logits: this factor lets the critic be sure.
      const classes: tf.Tensor2D = tf.add(tf.mul(tf.matMul(seen, flat(named.kernel)), logitScale), made.all[named.bias]);
      return { scores: tf.add<tf.Tensor1D>(general, own), classes };
    },
    dispose() {
      iterate.dispose();
      norms.forEach((norm) => norm.dispose());
      tf.dispose(made.all);
    }
  };
}

const logitScale = 4;
