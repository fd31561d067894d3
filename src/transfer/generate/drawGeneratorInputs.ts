import * as tf from '@tensorflow/tfjs';
import { mixSeeds, createRandom, type Random } from '../../stats/createRandom';
import { sampleNormals } from './sampleNormals';
import type { RowInputs, RowNetwork } from './RowNetwork';

/** Inputs of some rows, drawn one after the other from a sequence, while a network learns. The caller disposes them. */
export function drawGeneratorInputs(
  network: RowNetwork,
  rows: number,
  next: Random,
  noise: NoisePool,
  labels?: tf.Tensor2D
): RowInputs {
  return {
    latent: tf.tensor2d(sampleNormals(rows * network.latent, next), [rows, network.latent]),
    ...(labels && { labels }),
    noise: network.noiseShapes.map((shape) => noise([rows, ...shape]))
  };
}

export type NoisePool = (shape: [number, number, number, number]) => tf.Tensor4D;

const poolSize = 2 ** 20;

/** Noise for training, from a million normal numbers that are drawn once: drawing all of them each time would take as long as a step. */
export function noisePool(next: Random): NoisePool {
  let pool: Float32Array | undefined;
  return (shape) => {
    const size = shape.reduce((a, b) => a * b, 1);
    pool ??= sampleNormals(poolSize, next);
    if (size > pool.length) pool = sampleNormals(size, next);
    const start = Math.floor(next() * (pool.length - size + 1));
    return tf.tensor4d(pool.subarray(start, start + size), shape);
  };
}

/** Inputs of the rows from `first` on, each drawn only from the seed and its own number. The caller disposes them. */
export function generatorInputsOfRows(
  network: RowNetwork,
  first: number,
  rows: number,
  seed: number,
  labels?: tf.Tensor2D
): RowInputs {
  const { latent, noiseShapes } = network;
  const sizes = noiseShapes.map((shape) => shape.reduce((a, b) => a * b, 1));
  const latents = new Float32Array(rows * latent);
  const noises = sizes.map((size) => new Float32Array(rows * size));
  for (let row = 0; row < rows; row++) {
    const next = createRandom(mixSeeds(seed, first + row));
    latents.set(sampleNormals(latent, next), row * latent);
    noises.forEach((values, i) => values.set(sampleNormals(sizes[i], next), row * sizes[i]));
  }
  return {
    latent: tf.tensor2d(latents, [rows, latent]),
    ...(labels && { labels }),
    noise: noises.map((values, i) => tf.tensor4d(values, [rows, ...noiseShapes[i]]))
  };
}

/** The tensors of inputs, as the arguments of a graph. */
export function tensorsOfInputs({ latent, labels, noise }: RowInputs): tf.Tensor[] {
  return [latent, ...(labels ? [labels] : []), ...noise];
}

/** The inputs of such tensors. */
export function inputsOfTensors([latent, ...rest]: tf.Tensor[], hasLabels: boolean): RowInputs {
  return {
    latent: latent as tf.Tensor2D,
    ...(hasLabels && { labels: rest[0] as tf.Tensor2D }),
    noise: rest.slice(Number(hasLabels)) as tf.Tensor4D[]
  };
}
