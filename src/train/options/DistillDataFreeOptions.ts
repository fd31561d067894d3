import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { RunEvent } from '../../record/RunEvent';
import type { RunControl } from './RunControl';
import type { GeneratorTerms } from './GeneratorTerms';
import type { Optimizer } from '../optimizers/Optimizer';
import type { Terms } from './Term';

export interface DistillDataFreeOptions {
  /** A tfjs model that gives logits. Asked, never changed: the generator learns from its gradients. */
  teacher: tf.LayersModel;
  /** Trained in place. It takes the rows that the teacher takes and gives as many logits. */
  student: tf.LayersModel;
  /** [height, width, channels]: rows that the models take as flat ones are made as images. Default: images where the models take images. */
  image?: [height: number, width: number, channels: number];
  /** Between which numbers the rows' values lie. Default [0, 1] of images, [-3, 3] of flat rows, as of standardised columns. */
  range?: [low: number, high: number];
  /** Updates of the generator. Default 1000. */
  steps?: number;
  /** Updates of the student for each of the generator. Default 5. */
  studentSteps?: number;
  /** Default 64. */
  batchSize?: number;
  /** Batches made earlier that the student keeps learning from. Default 40. */
  memory?: number;
  /** Random numbers that a row is made of. Default 64. */
  latent?: number;
  /** Channels of the generator's largest hidden level. Default 16. */
  filters?: number;
  /** Of the generator, whose optimizer is Adam. Default 0.001. */
  learningRate?: number;
  /** How much each part of the generator's loss counts. Default `{oneHot: 1, entropy: 5, activation: 0.1, disagreement: 1, batchNorm: 1}`. */
  generator?: GeneratorTerms;
  /** What the student learns, of logits; a label is the teacher's top class. Default `{soft: softTargets}` of weight 1. */
  terms?: Terms;
  /** Of the default term. Default 4. */
  temperature?: number;
  /** Of the student. Default Adam at 0.001. */
  optimizer?: Optimizer;
  /** Labelled rows to score teacher and student on; nothing is learnt or chosen by them. */
  validation?: Dataset;
  test?: Dataset;
  /** Default 0. */
  seed?: number;
  /** Heads figures and reports. Default "Without data: <student>". */
  title?: string;
  /** Whether a notebook or a terminal shows the run while it goes on. Default true. */
  show?: boolean;
  /** Stops the run after the current step, as an interrupt does. */
  signal?: AbortSignal;
  /** Pauses, resumes, stops and changes the run while it goes on: `kd.runControl()`. */
  control?: RunControl;
  /** Told everything that happens, in order; the record is the fold of it. */
  onEvent?: (event: RunEvent) => void;
}

export const distillDataFreeOptionNames = [
  ...['teacher', 'student', 'image', 'range', 'steps', 'studentSteps', 'batchSize', 'memory', 'latent', 'filters'],
  ...['learningRate', 'generator', 'terms', 'temperature', 'optimizer', 'validation', 'test', 'seed', 'title', 'show'],
  ...['signal', 'control', 'onEvent']
];
