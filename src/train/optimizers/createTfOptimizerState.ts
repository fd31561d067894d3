import * as tf from '@tensorflow/tfjs';
import type { OptimizerState } from './Optimizer';

/** What this has to do with an optimizer of tfjs; its types hide some of it. */
export interface OwnOptimizer {
  learningRate: number;
  applyGradients(gradients: { [variable: string]: tf.Tensor }): void;
  getWeights: tf.Optimizer['getWeights'];
  setLearningRate?(rate: number): void;
  getClassName?(): string;
  getConfig?(): { [option: string]: unknown };
  iterations_?: number;
  dispose(): void;
}

/** @param make makes the optimizer. */
export function createTfOptimizerState(make: () => OwnOptimizer, variables: readonly tf.Variable[]): OptimizerState {
  const before = registered();
  const optimizer = make();
  const made = () => [...registered()].filter((variable) => !before.has(variable));
  const apply = (gradients: readonly (tf.Tensor | null)[]) =>
    tf.tidy(() =>
      optimizer.applyGradients(Object.fromEntries(variables.map(({ name }, i) => [name, gradients[i]])) as tf.NamedTensorMap)
    );
  // What it remembers of the variables it makes at its first step: here in one without gradients.
  const isKnown = optimizer.getWeights !== tf.Optimizer.prototype.getWeights;
  try {
    if (isKnown) takeBack(made(), () => apply(variables.map(() => null)));
  } catch (error) {
    disposeTfOptimizer(optimizer, made());
    throw error;
  }
  // It counts its steps, and this was none.
  delete optimizer.iterations_;
  const remembered = made();
  return {
    update: apply,
    setLearningRate(rate) {
      if (optimizer.learningRate === rate) return;
      // Where there is such a method, it makes a tensor of the rate.
      if (optimizer.setLearningRate) optimizer.setLearningRate(rate);
      else optimizer.learningRate = rate;
    },
    ...(isKnown && { variables: remembered }),
    dispose: () => disposeTfOptimizer(optimizer, remembered)
  };
}

/** Lets an optimizer go with all that it holds. Those of tfjs forget some. */
export function disposeTfOptimizer(optimizer: OwnOptimizer, variables: readonly tf.Variable[] = []): void {
  optimizer.dispose();
  const held = Object.values(optimizer).filter((value): value is tf.Tensor => value instanceof tf.Tensor);
  for (const tensor of [...held, ...variables]) if (!tensor.isDisposed) tensor.dispose();
}

/** Does something, and gives variables the values back that they had. */
function takeBack(variables: readonly tf.Variable[], work: () => void): void {
  const values = variables.map((variable) => variable.clone());
  try {
    work();
  } finally {
    variables.forEach((variable, i) => variable.assign(values[i]));
    tf.dispose(values);
  }
}

function registered(): Set<tf.Variable> {
  return new Set(Object.values(tf.engine().registeredVariables));
}
