import * as tf from '@tensorflow/tfjs';
import { isNestedGradient } from './isNestedGradient';
import { findNativeBackend, type NativeBackend } from './graph/findNativeBackend';

/** What tfjs' layer has; its type shows less. */
interface BatchNormalization extends tf.layers.Layer {
  axis: number;
  epsilon: number;
  momentum: number;
  gamma?: tf.LayerVariable;
  beta?: tf.LayerVariable;
  movingMean: tf.LayerVariable;
  movingVariance: tf.LayerVariable;
}

/**
 * Lets batch normalisation in training be one operation of TensorFlow, and its gradient another. tfjs takes about ten and forty, each of which goes through
 * memory. A layer that normalises another axis than the last, has no scale or offset, or is part of a gradient of a gradient is left to tfjs.
 */
export function replaceBatchNormInTraining(): void {
  // Without a name it would take the number of the user's first normalisation.
  const layer = tf.layers.batchNormalization({ name: 'normalization' }) as unknown as BatchNormalization;
  const prototype = Object.getPrototypeOf(layer) as BatchNormalization;
  const { call } = prototype;
  prototype.call = function (this: BatchNormalization, inputs, kwargs) {
    const [input] = [inputs].flat();
    const backend = findNativeBackend();
    const isUsual = (this.axis === -1 || this.axis === input.rank - 1) && input.rank <= 4 && input.dtype === 'float32';
    if (!kwargs?.training || !backend || !isUsual || !this.gamma || !this.beta || isNestedGradient())
      return call.call(this, inputs, kwargs);
    const rows = input.size / this.gamma.read().size;
    const move = (mean: tf.Tensor, variance: tf.Tensor) => {
      moveTo(this.movingMean, mean, this.momentum);
      // TensorFlow gives that of the rows that the batch is drawn from, and tfjs keeps that of the batch.
      moveTo(this.movingVariance, tf.mul(variance, (rows - 1) / rows), this.momentum);
    };
    return normalize(backend, this.epsilon, move)(input, this.gamma.read(), this.beta.read());
  };
}

function normalize(backend: NativeBackend, epsilon: number, tell: (mean: tf.Tensor, variance: tf.Tensor) => void) {
  const { TF_ATTR_TYPE, TF_ATTR_FLOAT, TF_ATTR_STRING, TF_ATTR_BOOL, TF_FLOAT } = backend.binding;
  const attributes = [
    { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
    { name: 'U', type: TF_ATTR_TYPE, value: TF_FLOAT },
    { name: 'epsilon', type: TF_ATTR_FLOAT, value: epsilon },
    { name: 'data_format', type: TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: TF_ATTR_BOOL, value: true }
  ];
  return tf.customGrad((...given) => {
    const save = given.pop() as tf.GradSaveFunc;
    const [x, scale, offset] = given as tf.Tensor[];
    // With rows along another axis of the four TensorFlow takes three times as long.
    const shape = x.rank === 4 ? x.shape : [1, x.size / scale.size, 1, scale.size];
    const images = tf.reshape(x, shape);
    const none = tf.tensor1d([]);
    const inputs = [images, scale, offset, none, none];
    const [y, mean, variance, ...reserved] = backend.executeMultipleOutputs('FusedBatchNormV3', attributes, inputs, 6);
    tell(mean, variance);
    save([images, scale, ...reserved]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const outputs = backend.executeMultipleOutputs('FusedBatchNormGradV3', attributes, [tf.reshape(dy, shape), ...saved], 5);
      return [tf.reshape(outputs[0], x.shape), outputs[1], outputs[2]];
    };
    return { value: tf.reshape(y, x.shape), gradFunc };
  });
}

/** TensorFlow's own moving means are those of layers that tfjs has not. */
function moveTo(moving: tf.LayerVariable, value: tf.Tensor, momentum: number): void {
  const before = moving.read();
  moving.write(tf.sub(before, tf.mul(tf.sub(before, value), 1 - momentum)));
}
