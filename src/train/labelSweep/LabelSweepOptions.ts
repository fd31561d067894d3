import type * as tf from '@tensorflow/tfjs';
import type { Splits } from '../../data/Dataset';
import type { Metric } from '../../metrics/inputs/Metric';
import type { DistillOptions } from '../options/DistillOptions';

type Shared = 'teacher' | 'terms' | 'stages' | 'epochs' | 'batchSize' | 'optimizer' | 'best' | 'cache' | 'title' | 'show';

export interface LabelSweepOptions extends Pick<DistillOptions, Shared> {
  /** Builds the student of a seed; it is called with `Math.random` seeded, once for each training. */
  student: (seed: number) => tf.LayersModel;
  /** `train` is the pool, labelled: what is not drawn counts as unlabelled. `test` is what is measured. `validation` chooses epochs, where it is given. */
  data: Splits;
  /** How many labels to try, or which shares of the pool: [0, 6, 60, 600] or [0, 0.01, 0.1, 1]. */
  labels: number[];
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
  /** What is measured. Default accuracy. One that chooses a threshold on validation rows has none to choose it on. */
  metric?: Metric;
  /** How often rows and seeds are drawn again. Default as in `kd.compare`. */
  resamples?: number;
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
}

export const labelSweepOptionNames = [
  ...['student', 'data', 'labels', 'seeds', 'metric', 'resamples', 'confidence'],
  ...['teacher', 'terms', 'stages', 'epochs', 'batchSize', 'optimizer', 'best', 'cache', 'title', 'show']
];
