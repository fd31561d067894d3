import type * as tf from '@tensorflow/tfjs';
import type { TrainOptions } from '../options/TrainOptions';

type Common = 'data' | 'epochs' | 'batchSize' | 'optimizer' | 'averageWeights' | 'patience' | 'seed' | 'augment';

export interface MutualLearningOptions extends Pick<
  TrainOptions,
  Common | 'title' | 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'
> {
  /** Two to eight models of the same rows and classes by name: `{ small, large }`. They may differ in all else. Trained in place. */
  peers: { [name: string]: tf.LayersModel };
  /** What the other peers count beside the labels. Default 1. */
  weight?: number;
  /** Of the soft targets. Default 1. */
  temperature?: number;
  /** Whether each peer's twin, the same initial weights, is trained on labels alone. Default true. */
  baseline?: boolean;
}

export const mutualLearningOptionNames = [
  ...['peers', 'data', 'weight', 'temperature', 'baseline', 'epochs', 'batchSize', 'optimizer', 'averageWeights', 'patience'],
  ...['seed', 'augment', 'title', 'show', 'signal', 'control', 'onEvent', 'trackers']
];
