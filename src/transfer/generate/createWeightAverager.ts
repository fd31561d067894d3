import * as tf from '@tensorflow/tfjs';
import { graphFunction } from '../../engine/graph/graphFunction';

/** A moving average of weights. */
export interface AveragedWeights {
  values: tf.Tensor[];
  /** One more step; early averages are short, so that the first weights are soon forgotten. */
  add(weights: readonly tf.Tensor[]): void;
  dispose(): void;
}

/** @param decay the share of the average that each step keeps, in the long run. */
export function createWeightAverager(initial: readonly tf.Tensor[], decay: number): AveragedWeights {
  const values = initial.map((weights) => tf.variable(weights, false));
  const blend = graphFunction((kept: tf.Tensor, rest: tf.Tensor, ...weights: tf.Tensor[]) => {
    values.forEach((value, i) => value.assign(tf.add(tf.mul(value, kept), tf.mul(weights[i], rest))));
    return undefined;
  });
  let steps = 0;
  return {
    values,
    add(weights) {
      steps++;
      const kept = Math.min(decay, steps / (steps + 9));
      tf.tidy(() => blend(tf.scalar(kept), tf.scalar(1 - kept), ...weights));
    },
    dispose() {
      blend.dispose();
      tf.dispose(values);
    }
  };
}
