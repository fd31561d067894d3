import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../src/engine/loadEngine';
import { findNativeBackend } from '../../src/engine/graph/findNativeBackend';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

type Strides = number | [number, number];
type Gradient = { batch: number; side: number; channels: number; filters: number; strides: Strides; pad: 'valid' | 'same' };

const drawn = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

/** The gradient of the kernel by tfjs, and by hand: a place of the output has seen one place of the input. */
function bothGradients({ batch, side, channels, filters, strides, pad }: Gradient): { ours: number[]; byHand: number[] } {
  return tf.tidy(() => {
    const x = drawn([batch, side, side, channels], 1) as tf.Tensor4D;
    const kernel = drawn([1, 1, channels, filters], 2) as tf.Tensor4D;
    const [down, across] = [strides, strides].flat().slice(0, 2);
    const [rows, columns] = [Math.ceil(side / down), Math.ceil(side / across)];
    const direction = drawn([batch, rows, columns, filters], 3);
    const loss = (given: tf.Tensor) => tf.sum(tf.mul(direction, tf.conv2d(x, given as tf.Tensor4D, strides, pad)));
    const [values, slopes] = [x.dataSync(), direction.dataSync()];
    const byHand = new Float64Array(channels * filters);
    for (let b = 0; b < batch; b++)
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          for (let c = 0; c < channels; c++)
            for (let f = 0; f < filters; f++)
              byHand[c * filters + f] +=
                values[((b * side + i * down) * side + j * across) * channels + c] *
                slopes[((b * rows + i) * columns + j) * filters + f];
    return { ours: Array.from(tf.grad(loss)(kernel).dataSync()), byHand: Array.from(byHand) };
  });
}

describe('the gradient of a 1x1 kernel', () => {
  it.each<Gradient>([
    { batch: 2, side: 6, channels: 3, filters: 4, strides: 2, pad: 'valid' },
    { batch: 2, side: 7, channels: 3, filters: 4, strides: 2, pad: 'valid' },
    { batch: 2, side: 7, channels: 3, filters: 4, strides: 3, pad: 'same' },
    { batch: 1, side: 5, channels: 2, filters: 1, strides: [1, 2], pad: 'same' },
    { batch: 3, side: 4, channels: 2, filters: 3, strides: 1, pad: 'same' },
    // Sizes at which TensorFlow's own ends the process.
    { batch: 15, side: 28, channels: 8, filters: 16, strides: 2, pad: 'valid' },
    { batch: 15, side: 28, channels: 4, filters: 8, strides: 2, pad: 'same' }
  ])('%j is the sum over all that it has seen', (one) => {
    const { ours, byHand } = bothGradients(one);
    const size = Math.max(...byHand.map(Math.abs));
    ours.forEach((value, i) => expect(Math.abs(value - byHand[i]) / size).toBeLessThan(1e-5));
  });

  it('is asked of TensorFlow without a stride, and that of a larger kernel with its own', () => {
    const asked: unknown[] = [];
    const backend = findNativeBackend()!;
    const { binding } = backend;
    const executeOp: typeof binding.executeOp = (name, attributes, ...rest) => {
      if (name === 'Conv2DBackpropFilter') asked.push(attributes.find((one) => one.name === 'strides')?.value);
      return binding.executeOp(name, attributes, ...rest);
    };
    backend.binding = Object.create(binding, { executeOp: { value: executeOp } });
    try {
      tf.tidy(() => {
        const x = drawn([1, 6, 6, 2], 1) as tf.Tensor4D;
        for (const side of [1, 3]) {
          const loss = (kernel: tf.Tensor): tf.Scalar => tf.sum(tf.conv2d(x, kernel as tf.Tensor4D, 2, 'valid'));
          tf.grad(loss)(drawn([side, side, 2, 3], 2));
        }
      });
    } finally {
      backend.binding = binding;
    }
    expect(asked).toEqual([
      [1, 1, 1, 1],
      [1, 2, 2, 1]
    ]);
  });
});
