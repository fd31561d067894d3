import * as tf from '@tensorflow/tfjs';

/** Activations that turn logits into probabilities. A loss would turn them into probabilities of probabilities. */
const squashing = ['softmax', 'sigmoid', 'hardSigmoid'];

/** The activation that turns a model's output into probabilities: "softmax" or "sigmoid"; null if the output is logits. */
export function findOutputActivation(model: tf.LayersModel): string | null {
  const last = model.outputs[0].sourceLayer;
  if (last instanceof tf.LayersModel) return findOutputActivation(last);
  if (last.getClassName() === 'Softmax') return 'softmax';
  const activation = last.getConfig().activation;
  return squashing.find((name) => name === activation) ?? null;
}
