import type * as tf from '@tensorflow/tfjs';
import type { Splits } from '../../data/Dataset';
import type { Metric } from '../../metrics/inputs/Metric';
import type { DistillOptions } from '../options/DistillOptions';

type Training = 'terms' | 'stages' | 'epochs' | 'batchSize' | 'optimizer' | 'best' | 'averageWeights';

export interface LabelSweepOptions extends Pick<DistillOptions, Training | 'teacher' | 'cache' | 'title' | 'show'> {
  /** Builds the student for a seed. It is called once for each training, with `Math.random` seeded. */
  student: (seed: number) => tf.LayersModel;
  /** `train` is the labelled pool; labels that are not drawn are ignored. Scores are measured on `test`. `validation`, if given, chooses epochs. */
  data: Splits;
  /** Random changes of the rows, as in `kd.distill`; without `views`. Both students see changed rows, also of the rest of the pool. */
  augment?: DistillOptions['augment'];
  /** How many labels to try, or which shares of the pool: [0, 6, 60, 600] or [0, 0.01, 0.1, 1]. */
  labels: number[];
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
  /** A folder that keeps what each training ends in. A sweep whose trainings are in it does not do them again. Default: nothing is written. */
  folder?: string;
  /** What is measured. Default accuracy. A metric that chooses a threshold on validation rows has none here. */
  metric?: Metric;
  /** Number of bootstrap resamples of rows and seeds. Default as in `kd.compare`. */
  resamples?: number;
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
}

export const labelSweepOptionNames = [
  ...['student', 'data', 'labels', 'seeds', 'metric', 'resamples', 'confidence'],
  ...['teacher', 'terms', 'stages', 'epochs', 'batchSize', 'optimizer', 'best', 'cache', 'title', 'show', 'folder'],
  ...['augment', 'averageWeights']
];
