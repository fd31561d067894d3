import { describe, expect, it } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import { computeAdamUpdate } from '../../src/engine/computeAdamUpdate';
import { findNativeBackend } from '../../src/engine/graph/findNativeBackend';
import '../../src/engine/tf';

/** Normal numbers over many powers of ten, as moments and gradients have them late in a training. */
function slot(shape: number[], scale: number) {
  const normal = (seed: number, by = 1) => tf.tidy(() => tf.mul(tf.randomNormal(shape, 0, 1, 'float32', seed), by));
  return { variable: normal(1), first: normal(2, scale), second: tf.square(normal(3, scale)), gradient: normal(4, scale) };
}

const factors = () => ({
  ofFirst: tf.scalar(0.19),
  ofSecond: tf.scalar(0.002),
  back: tf.scalar(-0.003),
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7
});

/** As on a backend that does not have our operation. */
function withoutOwn<T>(work: () => T): T {
  const backend = findNativeBackend()!;
  const { binding } = backend;
  backend.binding = Object.create(binding, { hasAdam: { value: false } });
  try {
    return work();
  } finally {
    backend.binding = binding;
  }
}

describe('computeAdamUpdate()', () => {
  it.each([[[1]], [[3, 5]], [[7, 3, 3, 2]], [[10_007]]])(
    'gives for %j in one operation of TensorFlow the numbers of twelve operations of tfjs, to the last digit',
    (shape) => {
      expect(findNativeBackend()!.binding.hasAdam).toBe(true);
      tf.tidy(() => {
        for (const scale of [1, 1e-5, 1e-18, 1e-25, 1e15]) {
          const asked = [slot(shape, scale), factors()] as const;
          const [own, theirs] = [computeAdamUpdate(...asked), withoutOwn(() => computeAdamUpdate(...asked))];
          for (const name of ['variable', 'first', 'second'] as const) {
            expect(own[name].shape).toEqual(shape);
            expect(own[name].dataSync()).toEqual(theirs[name].dataSync());
          }
        }
      });
    }
  );

  it('leaves what it was given as it was, and three tensors', () => {
    tf.tidy(() => {
      const given = slot([50], 1);
      const before = Object.values(given).map((tensor) => Array.from(tensor.dataSync()));
      const asked = factors();
      const tensors = tf.memory().numTensors;
      computeAdamUpdate(given, asked);
      expect(tf.memory().numTensors).toBe(tensors + 3);
      expect(Object.values(given).map((tensor) => Array.from(tensor.dataSync()))).toEqual(before);
    });
  });

  it('passes numbers that are not finite on', () => {
    tf.tidy(() => {
      const given = { ...slot([3], 1), gradient: tf.tensor1d([NaN, Infinity, 1]) };
      const { variable, first } = computeAdamUpdate(given, factors());
      expect(Array.from(variable.dataSync(), Number.isFinite)).toEqual([false, false, true]);
      expect(Array.from(first.dataSync(), Number.isFinite)).toEqual([false, false, true]);
    });
  });
});
