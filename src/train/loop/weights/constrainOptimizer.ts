import type * as tf from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../../models/features/getVariableOfWeight';
import type { OptimizerState } from '../../optimizers/Optimizer';

/** An optimizer that brings each weight back, after each update, to what its layer allows it, such as `tf.constraints.maxNorm`. */
export function constrainOptimizer(
  model: tf.LayersModel,
  variables: readonly tf.Variable[],
  optimizer: OptimizerState
): OptimizerState {
  const constrained = (model.weights as unknown as Weight[]).flatMap(({ constraint, ...weight }) => {
    const variable = getVariableOfWeight(weight);
    return constraint && variables.includes(variable) ? [{ constraint, variable }] : [];
  });
  if (!constrained.length) return optimizer;
  return {
    ...optimizer,
    update(gradients, learningRate) {
      optimizer.update(gradients, learningRate);
      for (const { constraint, variable } of constrained) variable.assign(constraint.apply(variable));
    }
  };
}

interface Weight {
  val: tf.Variable;
  constraint: { apply(weight: tf.Tensor): tf.Tensor } | null;
}
