import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { lockModel } from '../../engine/lockModel';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { createEventLoopYielder } from '../../notebook/createEventLoopYielder';
import { findHost } from '../../notebook/findHost';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import { createRandom, type Random } from '../../stats/createRandom';
import { sampleBoxMuller } from '../../stats/sampleBoxMuller';
import type { CheckedPrivacy } from './checkPrivateTraining';
import { createClippedSum } from './createClippedSum';
import { createSecretRandom } from './createSecretRandom';

export interface PrivateSteps extends Pick<CheckedPrivacy, 'clip' | 'noiseMultiplier' | 'optimizer' | 'seed'> {
  student: tf.LayersModel;
  data: Dataset;
  samplingRate: number;
  epochs: number;
  stepsAnEpoch: number;
  signal?: AbortSignal;
  /** Called before each step: it counts whatever comes of it. */
  onStep(): void;
  onEpoch?(): void;
}

/**
 * DP-SGD: each step draws each row with the sampling rate, sums their clipped gradients, adds normal noise of standard deviation noiseMultiplier clip to each number of the sum, divides by
 * the number of rows that are drawn in the mean, and gives that to the optimizer. A step that draws no row gives it noise alone. An interrupt or `signal` ends it before the next step: what was spent until then has to be told.
 */
export async function takePrivateSteps(subject: string, steps: PrivateSteps): Promise<void> {
  const { student, data, optimizer, clip, seed, epochs, stepsAnEpoch, signal } = steps;
  const variables = student.trainableWeights.map(getVariableOfWeight);
  const random = seed === undefined ? createSecretRandom() : createRandom(seed);
  const [watch, breathe] = [watchInterrupts(), createEventLoopYielder()];
  const letGo = findHost()?.hold();
  await lockModel(subject, student, async () => {
    const sum = createClippedSum(student, variables, data, clip);
    const state = optimizer.create(variables);
    try {
      for (let epoch = 0; epoch < epochs; epoch++) {
        for (let i = 0; i < stepsAnEpoch; i++) {
          await breathe();
          if (signal?.aborted || watch.interrupted()) return;
          const step = epoch * stepsAnEpoch + i;
          // How large the loss is would give rows away.
          const rate = optimizer.learningRate({ epoch: step / stepsAnEpoch, epochs, step, loss: null });
          steps.onStep();
          tf.tidy(() => {
            const gradients = noisyMean(subject, sum, steps, random);
            // An interrupt leaves no half step.
            const release = findHost()?.hold();
            try {
              state.setLearningRate?.(rate);
              state.update(gradients, tf.scalar(rate));
            } finally {
              release?.();
            }
          });
        }
        steps.onEpoch?.();
      }
    } finally {
      state.dispose();
      sum.dispose();
    }
  }).finally(letGo);
}

function noisyMean(
  subject: string,
  sum: ReturnType<typeof createClippedSum>,
  { data, samplingRate, clip, noiseMultiplier }: PrivateSteps,
  random: Random
): tf.Tensor[] {
  const rows = drawRows(data.y.length, samplingRate, random);
  const expected = samplingRate * data.y.length;
  return sum(rows).map((tensor) => {
    const values = Float64Array.from(tensor.dataSync());
    if (!values.every(Number.isFinite))
      throw new RangeError(
        `${subject}: expected finite gradients, got one that is not; lower the learning rate, or look at the weights that the student began with`
      );
    addNoise(values, noiseMultiplier * clip, random);
    return tf.tensor(
      Float32Array.from(values, (value) => value / expected),
      tensor.shape
    );
  });
}

/** Each row by itself, so their number is not always the same (Poisson sampling). */
function drawRows(rows: number, samplingRate: number, random: Random): Int32Array {
  const drawn: number[] = [];
  for (let row = 0; row < rows; row++) if (random() < samplingRate) drawn.push(row);
  return Int32Array.from(drawn);
}

function addNoise(values: Float64Array, deviation: number, random: Random): void {
  if (deviation === 0) return;
  for (let i = 0; i < values.length; i += 2) {
    const [one, other] = sampleBoxMuller(random);
    values[i] += deviation * one;
    if (i + 1 < values.length) values[i + 1] += deviation * other;
  }
}
