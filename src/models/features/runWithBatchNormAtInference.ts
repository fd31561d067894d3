import type { layers } from '@tensorflow/tfjs';

/**
 * Runs a pass in which the batch normalisation of some layers computes as at inference, whatever the pass asks for: a layer that does not
 * learn also keeps its running mean and variance. Afterwards the layers are restored.
 */
export function runWithBatchNormAtInference<T>(frozen: readonly layers.Layer[], pass: () => T): T {
  const restore = frozen.filter((layer) => layer.getClassName() === 'BatchNormalization').map(hold);
  try {
    return pass();
  } finally {
    restore.forEach((undo) => undo());
  }
}

function hold(layer: layers.Layer): () => void {
  const own = Object.getOwnPropertyDescriptor(layer, 'call');
  const compute = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => compute(inputs, { ...kwargs, training: false });
  return () => {
    if (own) Object.defineProperty(layer, 'call', own);
    else delete (layer as { call?: unknown }).call;
  };
}
