import { makeDataset } from '../../src/data/makeDataset';
import { withSeededRandom } from '../../src/data/withSeededRandom';
import * as tf from '@tensorflow/tfjs';
import { mulberry32 } from '../mulberry32';

const { layers } = tf;

/** Pictures of 8 x 8 with a bright upper or lower half. */
export function halves(rows: number, seed = 1) {
  const next = mulberry32(seed);
  const y = Array.from({ length: rows }, (_, i) => i % 2);
  const x = y.flatMap((label) => Array.from({ length: 64 }, (_, i) => 0.8 * next() + (Number(i >= 32) === label ? 0.2 : 0)));
  return makeDataset({ x: Float32Array.from(x), y, classes: 2, shape: [8, 8, 1] });
}

/** Convolutions of all kinds with normalisation behind them, whose statistics are not those of the beginning. */
export function pictureNetwork(seed = 1): tf.LayersModel {
  const model = withSeededRandom(seed, () =>
    tf.sequential({
      layers: [
        layers.conv2d({ name: 'conv', filters: 4, kernelSize: 3, useBias: false, inputShape: [8, 8, 1] }),
        layers.batchNormalization({ name: 'norm' }),
        layers.reLU(),
        layers.depthwiseConv2d({ name: 'depthwise', kernelSize: 3, depthMultiplier: 2, activation: 'relu' }),
        layers.conv2d({ name: 'pointwise', filters: 3, kernelSize: 1 }),
        layers.batchNormalization({ name: 'norm2' }),
        layers.flatten(),
        layers.dense({ name: 'hidden', units: 6 }),
        layers.batchNormalization({ name: 'norm3' }),
        layers.dense({ name: 'out', units: 2 })
      ]
    })
  );
  const next = mulberry32(seed + 1);
  tf.tidy(() => {
    for (const name of ['norm', 'norm2', 'norm3'])
      model.getLayer(name).setWeights(
        model
          .getLayer(name)
          .getWeights()
          .map(({ shape }) =>
            tf.tensor(
              Array.from({ length: shape[0]! }, () => 0.5 + next()),
              shape
            )
          )
      );
  });
  return model;
}
