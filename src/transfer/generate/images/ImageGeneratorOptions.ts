import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import type { Teacher } from '../../../teachers/Teacher';
import type { GeneratorProgress } from '../GeneratorProgress';

export interface ImageGeneratorOptions {
  /**
   * Images [height, width], [height, width, 1] or [height, width, 3] with sides of 8 to 256 pixels and values from 0 to 1, labelled; or
   * `unlabelled` with a teacher, whose top class then is their label.
   */
  data: Dataset;
  /**
   * A frozen network that classifies the generated images: its cross-entropy is added to the generator's loss. A tfjs model, or a teacher
   * through which gradients flow.
   */
  teacher?: tf.LayersModel | Teacher;
  /** Weight of the teacher's cross-entropy. Default 1. */
  teacherWeight?: number;
  /** Updates of the generator. Default 1200. */
  steps?: number;
  /** Real images per step, and the same number of generated ones. Default 16. */
  batchSize?: number;
  /** Default 0. */
  seed?: number;
  /** Latent numbers per image, besides its class and its pixel noise. Default 64. */
  latent?: number;
  /** Channels of the largest hidden level; smaller levels have up to 64. Default 16. */
  filters?: number;
  /** Whether a notebook shows generated images during training, and a terminal the losses. Default true. */
  show?: boolean;
  /** Told after each step. */
  onProgress?: (progress: GeneratorProgress) => void;
  /** Stops after the current step, as an interrupt does, and returns the generator so far. */
  signal?: AbortSignal;
}
