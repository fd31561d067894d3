import type * as tf from '@tensorflow/tfjs';
import type { Terms } from '../options/Term';
import type { TrainOptions } from '../options/TrainOptions';

type Common = 'data' | 'epochs' | 'batchSize' | 'optimizer' | 'best' | 'averageWeights' | 'patience' | 'seed';

export interface BornAgainOptions extends Pick<
  TrainOptions,
  Common | 'title' | 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'
> {
  /** Builds the network for a generation, 1 for the first. It is called with `Math.random` seeded anew for each, so that each begins with weights of its own. */
  student: (generation: number) => tf.LayersModel;
  /** At most so many generations, the first among them. Default 5. */
  generations?: number;
  /** What all generations but the first learn from; the teacher is the generation before. Default: that of `kd.distill`. */
  terms?: Terms;
}

export const bornAgainOptionNames = [
  ...[
    'student',
    'data',
    'generations',
    'terms',
    'epochs',
    'batchSize',
    'optimizer',
    'best',
    'averageWeights',
    'patience',
    'seed'
  ],
  ...['title', 'show', 'signal', 'control', 'onEvent', 'trackers']
];
