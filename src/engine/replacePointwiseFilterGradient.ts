import * as tf from '@tensorflow/tfjs';
import { replaceKernel } from './graph/replaceKernel';

/**
 * Works out the filter gradient of a strided 1x1 convolution without the stride, from only the places that it sees. With a stride, oneDNN in TensorFlow 2.21
 * writes beyond its memory for some sizes (28 x 28 places, 8 channels, batches of 15), so that the process ends at once or later, in Python too. Residual networks
 * have such kernels.
 */
export function replacePointwiseFilterGradient(): void {
  replaceKernel('Conv2DBackpropFilter', (before) => (params) => {
    const { strides, filterShape, dataFormat } = params.attrs as unknown as FilterGradient;
    const [down, across] = Array.isArray(strides) ? strides : [strides, strides];
    const isPointwise = filterShape[0] === 1 && filterShape[1] === 1;
    if (!isPointwise || (down === 1 && across === 1) || dataFormat === 'NCHW') return before(params);
    const { x, dy } = params.inputs as { x: tf.Tensor; dy: tf.Tensor };
    return tf.tidy(() => {
      const seen = tf.stridedSlice(x, [0, 0, 0, 0], x.shape, [1, down, across, 1]);
      return before({ ...params, inputs: { x: seen, dy }, attrs: { ...params.attrs, strides: 1 } }) as tf.Tensor;
    });
  });
}

interface FilterGradient {
  strides: number | number[];
  filterShape: number[];
  dataFormat: string;
}
