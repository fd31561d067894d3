import * as tf from '@tensorflow/tfjs';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import { createFlatNetwork } from '../../transfer/generate/images/createFlatNetwork';
import { createImageNetwork } from '../../transfer/generate/images/createImageNetwork';
import { generatorInputsOfRows, drawGeneratorInputs, noisePool } from '../../transfer/generate/drawGeneratorInputs';
import type { RowInputs, RowNetwork } from '../../transfer/generate/RowNetwork';

/** Makes rows for teacher and student out of nothing but random numbers. */
export interface DataFreeGenerator {
  network: RowNetwork;
  /** "images of 28 x 28 x 1, 2 levels from 7 x 7". */
  does: string;
  /** Inputs of a batch, different at each call. The caller disposes them. */
  draw(rows: number): RowInputs;
  /** The same inputs at every call; `draw` never gives them. The caller disposes them. */
  heldOut(rows: number): RowInputs;
  /** Rows as the models take them. */
  make(inputs: RowInputs): tf.Tensor;
  dispose(): void;
}

export interface DataFreeGeneratorOptions {
  /** Shape of a row as the models take it. */
  shape: number[];
  /** How rows are made as images; undefined for flat rows. */
  image: [height: number, width: number, channels: number] | undefined;
  range: [low: number, high: number];
  latent: number;
  filters: number;
  seed: number;
}

const hidden = 256;

export function createDataFreeGenerator({
  shape,
  image,
  range: [low, high],
  latent,
  filters,
  seed
}: DataFreeGeneratorOptions): DataFreeGenerator {
  const first = createRandom(mixSeeds(seed, 1));
  const columns = shape.reduce((a, b) => a * b, 1);
  const network = image
    ? createImageNetwork({ shape: image, classes: 0, latent, filters, next: first })
    : createFlatNetwork({ columns, classes: 0, latent, hidden, next: first });
  const next = createRandom(mixSeeds(seed, 2));
  const noise = noisePool(next);
  return {
    network,
    does: `${image ? `images of ${image.join(' x ')}` : `rows of ${columns} numbers`}, ${network.does}`,
    draw: (rows) => drawGeneratorInputs(network, rows, next, noise),
    heldOut: (rows) => generatorInputsOfRows(network, 0, rows, mixSeeds(seed, 3)),
    make: (inputs) => tf.reshape(tf.add(tf.mul(network.apply(inputs), high - low), low), [inputs.latent.shape[0], ...shape]),
    dispose: () => tf.dispose(network.variables)
  };
}
