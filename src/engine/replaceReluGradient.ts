import * as tf from '@tensorflow/tfjs';
import { findNativeBackend } from './graph/findNativeBackend';

/**
 * Lets the gradient of relu be one operation of TensorFlow, of what relu gave. tfjs takes seven of what relu got, each of which goes through memory. The
 * numbers are the same. A gradient of a gradient is left to tfjs, whose operations have gradients themselves.
 */
export function replaceReluGradient(): void {
  const tfjs = tf.getGradient('Relu');
  tf.registerGradient({
    kernelName: 'Relu',
    // tfjs differentiates no output that it has saved, so a gradient of a gradient needs the input.
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc(dy, saved, attributes) {
      const backend = findNativeBackend();
      const isFloat = saved[1].dtype === 'float32';
      if (!backend || !isFloat || tf.engine().state.gradientDepth > 0) return tfjs.gradFunc(dy, saved, attributes);
      const type = { name: 'T', type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT };
      return { x: () => backend.executeMultipleOutputs('ReluGrad', [type], [dy as tf.Tensor, saved[1]], 1)[0] };
    }
  });
}
