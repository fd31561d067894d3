import * as tf from '@tensorflow/tfjs';

/** A moving average of weights. */
export interface AveragedWeights {
  values: tf.Tensor[];
  /** One more step; early averages are short, so that the first weights are soon forgotten. */
  add(weights: readonly tf.Tensor[]): void;
  dispose(): void;
}

/** @param decay the share of the average that each step keeps, in the long run. */
export function averagedWeights(initial: readonly tf.Tensor[], decay: number): AveragedWeights {
  const average: AveragedWeights = {
    values: initial.map((weights) => tf.keep(weights.clone())),
    add(weights) {
      steps++;
      const kept = Math.min(decay, steps / (steps + 9));
      const next = tf.tidy(() => average.values.map((value, i) => tf.add(tf.mul(value, kept), tf.mul(weights[i], 1 - kept))));
      tf.dispose(average.values);
      average.values = next.map((value) => tf.keep(value));
    },
    dispose: () => tf.dispose(average.values)
  };
  let steps = 0;
  return average;
}
