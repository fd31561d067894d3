import type * as tf from '@tensorflow/tfjs';
import type { Augmentation } from '../../data/augment/Augmentation';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { RunEvent } from '../../record/RunEvent';
import type { Tracker } from '../../track/follow/Tracker';
import type { AugmentOptions } from './AugmentOptions';
import type { RunControl } from './RunControl';
import type { Rollback } from './Rollback';
import type { RunDiagnostics } from './RunDiagnostics';
import type { Task } from './Task';
import type { Optimizer } from '../optimizers/Optimizer';
import type { AverageWeights } from './AverageWeights';

/** What the best epoch is chosen by: the largest value, or the smallest negative log-likelihood. */
export type BestBy = 'accuracy' | 'averagePrecision' | 'rocAuc' | 'nll' | 'meanReciprocalRank';

/** What training needs, with or without a teacher. */
export interface TrainOptions {
  /** Trained in place. Its last layer gives logits: one unit per class, or one unit for two classes. */
  student: tf.LayersModel;
  /** Splits, or one dataset: a tenth of the train rows becomes validation if there is none. Rows may lie on disk (`kd.tabularOnDisk`, `kd.datasetOnDisk`). */
  data: Splits<AnyDataset> | AnyDataset;
  /**
   * The validation metric that chooses the epoch whose weights are kept. Default "averagePrecision" for two classes, where accuracy
   * says little about a rare one; "meanReciprocalRank" where rows may have several right labels (`known`), as links do; otherwise "accuracy"; the first metric of
   * the task for targets.
   */
  best?: BestBy | (string & {});
  /** What rows with targets are for: `kd.regression({...})`, or `kd.defineTask({...})` of your own. Default: classification, or `kd.regression()` for targets. */
  task?: Task;
  /** Passes over the train rows. Default 10, or as many as make 1,000 steps, at most 60. The best epoch is kept. */
  epochs?: number;
  /** Default 128. */
  batchSize?: number;
  /** `kd.adam()`, `kd.adamW()`, `kd.sgd()`, `kd.tfOptimizer()`; `kd.clipped()` of one of them. Default Adam at 0.001. */
  optimizer?: Optimizer;
  /**
   * Scores, chooses the best epoch by and keeps averages of the weights over the steps instead of the weights, which go on as if nobody averaged them:
   * a <- a + (1 - decay) (w - a), from the first step's weights on. The moving statistics of batch normalisation are averaged too. Of the student
   * and of the baseline. This is `AveragedModel` of `torch.optim.swa_utils` with `get_ema_multi_avg_fn(decay)` and `use_buffers`. Default: no averages.
   */
  averageWeights?: AverageWeights;
  /**
   * Ends the training of a model early: after so many epochs in which `best` has not become better, counted in the last stage. Schedules go
   * by the epochs that were planned. A finding says at which epoch it ended; the baseline has the same patience. Default: all epochs are taken.
   */
  patience?: number;
  /** For row order and dropout. Two runs with the same seed are equal. Default 0. */
  seed?: number;
  /**
   * Random changes of the train rows, new in each epoch: `[kd.augment.shift({pixels: 4}), kd.augment.flip()]`. The teacher labels the very view
   * that the student sees, in each step; `AugmentOptions` has the controls, and a fixed number of views. The baseline sees the student's views. Rows of validation and
   * test stay as they are. Default: none.
   */
  augment?: readonly Augmentation[] | AugmentOptions;
  /** Title of figures and reports. Default "<data>: <student>". */
  title?: string;
  /** Whether a notebook or a terminal shows the run as it goes on. Default true. */
  show?: boolean;
  /**
   * Records what training does, as series of the student's history that the loss curves can show: "gradientNorm/<term>", the length of the
   * gradient of each weighted term (at most six); "gradientCosine/<one> and <other>", the cosine of the angle between two of them, below 0
   * where they pull against each other; "weightNorm", the length of the weights that are trained. They are measured on the first batch of
   * each epoch, or of every so many with `{every: 5}`, before its step. Also records the memory (MB) and the processors in use of the
   * process, in `stamp.clock`. Each look takes as long as two or three steps; the run's other numbers stay exactly the same.
   * Default false.
   */
  diagnostics?: boolean | RunDiagnostics;
  /**
   * What to do when an epoch diverges (a loss is not finite, or the epoch's mean loss is more than ten times that of the epoch before): with
   * true, or with numbers of your own, weights and optimizer go back to where they were before it, once; the rest of the epoch is left out, and
   * the learning rate is a tenth from there on. A finding says so. Default false: the run goes on, or fails if a loss is not finite.
   */
  rollback?: boolean | Rollback;
  /**
   * A folder that keeps the run while it goes on: its events as they happen, and a checkpoint at the end of each epoch. After a crash
   * `kd.resume` goes on there. It is created if it is missing, and may have no other run in it. Default: nothing is written.
   */
  folder?: string;
  /**
   * Programs that follow the run while it goes on: `[kd.tensorBoard({folder: 'logs'}), kd.mlflow({url: 'http://localhost:5000'})]`, or a tracker of your own. The run is
   * the same with and without them; what they could not write or send is a finding. Default: none.
   */
  trackers?: readonly Tracker[];
  /** Stops the run after the current batch, as an interrupt does. */
  signal?: AbortSignal;
  /** Pauses, resumes, stops and changes the run while it goes on: `kd.runControl()`. */
  control?: RunControl;
  /** Called with every event, in order. The record is the fold of them. If it is async, nobody waits for it; its failure is a warning. */
  onEvent?: (event: RunEvent) => void;
}

export const trainOptionNames = [
  ...['student', 'data', 'epochs', 'batchSize', 'optimizer', 'best', 'seed', 'title', 'show', 'diagnostics', 'signal'],
  ...['task', 'control', 'onEvent', 'augment', 'rollback', 'folder', 'averageWeights', 'patience', 'trackers']
];
