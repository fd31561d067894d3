import * as tf from '@tensorflow/tfjs';
import { findNativeBackend } from './findNativeBackend';

/**
 * Random numbers that are a function of their key alone, also inside a graph: uniform in [0, 1), or standard normal. TensorFlow draws them by Philox
 * 4x32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3"), on any number of threads the same; tfjs' own CPU backend draws others.
 *
 * @param key two whole numbers, int32.
 */
export function drawStatelessRandom(kind: 'uniform' | 'normal', shape: number[], key: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const backend = findNativeBackend();
    if (!backend) return withoutTensorFlow(kind, shape, key);
    const { binding } = backend;
    const type = (name: string, value: number) => ({ name, type: binding.TF_ATTR_TYPE, value });
    const types = [type('dtype', binding.TF_FLOAT), type('T', binding.TF_INT32), type('Tseed', binding.TF_INT32)];
    const operation = kind === 'uniform' ? 'StatelessRandomUniform' : 'StatelessRandomNormal';
    return backend.executeMultipleOutputs(operation, types, [tf.tensor1d(shape, 'int32'), key], 1)[0];
  });
}

function withoutTensorFlow(kind: 'uniform' | 'normal', shape: number[], key: tf.Tensor1D): tf.Tensor {
  const [low, high] = key.dataSync();
  // Any text is a seed of tfjs' generator, and its type has only numbers.
  const seed = `${low},${high}` as unknown as number;
  return kind === 'uniform' ? tf.randomUniform(shape, 0, 1, 'float32', seed) : tf.randomNormal(shape, 0, 1, 'float32', seed);
}
