import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import type { Teacher } from '../../../teachers/Teacher';
import type { GeneratorProgress } from '../GeneratorProgress';

export interface ImageGeneratorOptions {
  /**
   * Images [height, width], [height, width, 1] or [height, width, 3] with sides of 8 to 256 pixels and values from 0 to 1, labelled; or `unlabelled`
   * with a teacher, whose top class they are then of.
   */
  data: Dataset;
  /** A frozen network that names what is made: its cross-entropy joins the generator's loss. A tfjs model, or a teacher that gradients flow through. */
  teacher?: tf.LayersModel | Teacher;
  /** Of the teacher's cross-entropy. Default 1. */
  teacherWeight?: number;
  /** Updates of the generator. Default 1200. */
  steps?: number;
  /** Real images a step, and as many made ones. Default 16. */
  batchSize?: number;
  /** Default 0. */
  seed?: number;
  /** Numbers that an image is made of, beside its class and its noise from pixel to pixel. Default 64. */
  latent?: number;
  /** Channels of the largest hidden level; smaller levels have up to 64. Default 16. */
  filters?: number;
  /** Whether a notebook shows what is made while it learns, and a terminal its losses. Default true. */
  show?: boolean;
  /** Told after each step. */
  onProgress?: (progress: GeneratorProgress) => void;
  /** Stops after the current step, as an interrupt does; the generator so far is the value. */
  signal?: AbortSignal;
}
