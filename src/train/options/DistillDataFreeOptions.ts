import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { RunEvent } from '../../record/RunEvent';
import type { Tracker } from '../../track/follow/Tracker';
import type { RunControl } from './RunControl';
import type { GeneratorTerms } from './GeneratorTerms';
import type { Optimizer } from '../optimizers/Optimizer';
import type { Terms } from './Term';

export interface DistillDataFreeOptions {
  /** A tfjs model that gives logits. It is never changed; the generator learns from its gradients. */
  teacher: tf.LayersModel;
  /** Trained in place. It takes the same rows as the teacher and gives as many logits. */
  student: tf.LayersModel;
  /** [height, width, channels] makes images of rows that the models take as flat ones. Default: images if the models take images. */
  image?: [height: number, width: number, channels: number];
  /** The range of the rows' values. Default [0, 1] for images; [-3, 3] for flat rows, as for standardised columns. */
  range?: [low: number, high: number];
  /** Updates of the generator. Default 1000. */
  steps?: number;
  /** Updates of the student per update of the generator. Default 5. */
  studentSteps?: number;
  /** Default 64. */
  batchSize?: number;
  /** Number of earlier batches that the student keeps learning from. Default 40. */
  memory?: number;
  /** Random numbers that the generator makes a row from. Default 64. */
  latent?: number;
  /** Channels of the generator's largest hidden feature map. Default 16. */
  filters?: number;
  /** Learning rate of the generator, whose optimizer is Adam. Default 0.001. */
  learningRate?: number;
  /** How much each part of the generator's loss counts. Default `{oneHot: 1, entropy: 5, activation: 0.1, disagreement: 1, batchNorm: 1}`. */
  generator?: GeneratorTerms;
  /** The student's terms, on logits only. A label is the teacher's top class. Default `{soft: softTargets}` with weight 1. */
  terms?: Terms;
  /** Temperature of the default term. Default 4. */
  temperature?: number;
  /** Optimizer of the student. Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** Labelled rows to score teacher and student on. Nothing is trained or chosen with them. */
  validation?: Dataset;
  test?: Dataset;
  /** Default 0. */
  seed?: number;
  /** Title of figures and reports. Default "Without data: <student>". */
  title?: string;
  /** Whether a notebook or a terminal shows the run as it goes on. Default true. */
  show?: boolean;
  /** Programs that follow the run while it goes on, as in `kd.distill`. Default: none. */
  trackers?: readonly Tracker[];
  /** Stops the run after the current step, as an interrupt does. */
  signal?: AbortSignal;
  /** Pauses, resumes, stops and changes the run while it goes on: `kd.runControl()`. */
  control?: RunControl;
  /** Called with every event, in order. The record is the fold of them. If it is async, nobody waits for it; its failure is a warning. */
  onEvent?: (event: RunEvent) => void;
}

export const distillDataFreeOptionNames = [
  ...['teacher', 'student', 'image', 'range', 'steps', 'studentSteps', 'batchSize', 'memory', 'latent', 'filters'],
  ...['learningRate', 'generator', 'terms', 'temperature', 'optimizer', 'validation', 'test', 'seed', 'title', 'show'],
  ...['signal', 'control', 'onEvent', 'trackers']
];
