import type * as tf from '@tensorflow/tfjs';
import type { TrainOptions } from '../options/TrainOptions';
import type { StreamPart } from './parts/StreamPart';
import type { Strategy } from './strategies/Strategy';

export interface LearnOptions extends Pick<
  TrainOptions,
  'batchSize' | 'optimizer' | 'seed' | 'title' | 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'
> {
  /** Trained in place, part by part. One unit a class. */
  student: tf.LayersModel;
  /** What is learnt, one after the other: `kd.continual.splitByClass(data, {parts: 5})`. At most 64. */
  parts: readonly StreamPart[];
  /** `kd.continual.replay({...})` and others. Default `kd.continual.fineTuning()`. */
  strategy?: Strategy;
  /** Passes over the rows of each part. Default 5. */
  epochs?: number;
}

export const learnOptionNames = [
  ...['student', 'parts', 'strategy', 'epochs'],
  ...['batchSize', 'optimizer', 'seed', 'title', 'show', 'signal', 'control', 'onEvent', 'trackers']
];
