import * as tf from '@tensorflow/tfjs';
import { restoreVariables } from './restoreVariables';

/** A running average of a model's weights, besides the weights themselves. */
export interface AveragedWeights {
  /** All that it remembers, in an order that is always the same. */
  variables: readonly tf.Variable[];
  /** Takes the weights after a step into the average. This is done with tensors alone, so that it can be part of the step's graph. */
  update(): void;
  /** Gives the model the averages while something is done with it, and then its weights back. */
  during(work: () => Promise<void>): Promise<void>;
  /** Gives the model the averages. */
  give(): void;
  dispose(): void;
}

/**
 * An exponential moving average of all weights, those that are trained and those that are not, such as the moving statistics of batch normalisation:
 * a <- a + (1 - decay) (w - a), and a <- w after the first step. This is `AveragedModel` of `torch.optim.swa_utils` with `get_ema_multi_avg_fn(decay)`
 * and `use_buffers`. Whole numbers among the weights are not averaged but taken over.
 */
export function createWeightAverager(weights: readonly tf.Variable[], decay: number): AveragedWeights {
  const averages = weights.map((weight) => tf.tidy(() => tf.variable(weight.clone(), false)));
  // How much the next weights count: a variable, since a graph is the same in each step.
  const share = tf.tidy(() => tf.variable(tf.scalar(1), false));
  const give = () => weights.forEach((weight, i) => weight.assign(averages[i]));
  return {
    variables: [...averages, share],
    update: () =>
      tf.tidy(() => {
        averages.forEach((average, i) => {
          const weight = weights[i];
          const isFloat = weight.dtype === 'float32';
          average.assign(isFloat ? tf.add(average, tf.mul(tf.sub(weight, average), share)) : weight.clone());
        });
        share.assign(tf.scalar(1 - decay));
      }),
    async during(work) {
      const own = weights.map((weight) => weight.clone());
      try {
        give();
        await work();
      } finally {
        restoreVariables(weights, own);
      }
    },
    give,
    dispose: () => tf.dispose([averages, share])
  };
}
