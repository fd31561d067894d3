import { describe, expect, it, test } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import { findNativeBackend } from '../../src/engine/graph/findNativeBackend';
import '../../src/engine/tf';
import reference from '../reference/engine/layerGradients.json';

interface Case {
  kind: string;
  weights: tf.TensorLike;
  inputs: tf.TensorLike[];
  output: tf.TensorLike;
  told: tf.TensorLike[];
  first: tf.TensorLike[];
  second: tf.TensorLike[];
  transposed?: [boolean, boolean];
}
const cases = (reference.cases as Case[]).map((one): [string, string, Case] => [
  one.kind,
  one.inputs.map((input) => `[${tf.tidy(() => tf.tensor(input).shape.join(', ')).toString()}]`).join(' '),
  one
]);

type Apply = (...inputs: tf.Tensor[]) => tf.Tensor;

/** What a case computes, and what it tells besides. */
function layerOf({ kind, transposed = [false, false], inputs }: Case): { apply: Apply; told: () => tf.Tensor[] } {
  if (kind === 'product') return { apply: (a, b) => tf.matMul(a, b, ...transposed), told: () => [] };
  if (kind !== 'batchNormalization') {
    const layer = tf.layers.activation({ activation: kind as 'relu' });
    return { apply: (x) => layer.call(x, {}) as tf.Tensor, told: () => [] };
  }
  const layer = tf.layers.batchNormalization({ epsilon: reference.epsilon, momentum: 0 }) as unknown as {
    [weight: string]: tf.LayerVariable;
  } & tf.layers.Layer;
  layer.build(tf.tensor(inputs[0]).shape);
  const apply: Apply = (x, scale, offset) => {
    // What the layer reads is what the gradient is taken of.
    const read = [scale, offset].map((value) => ({ read: () => value }));
    [layer.gamma, layer.beta] = read as unknown as tf.LayerVariable[];
    return layer.call(x, { training: true }) as tf.Tensor;
  };
  return { apply, told: () => [layer.movingMean.read(), layer.movingVariance.read()] };
}

function expectClose(now: tf.Tensor[], wanted: tf.TensorLike[]): void {
  wanted.forEach((values, i) => {
    const [got, given] = [now[i].dataSync(), tf.tensor(values).dataSync()];
    const size = Math.max(1, ...given.map(Math.abs));
    expect(now[i].shape).toEqual(tf.tensor(values).shape);
    got.forEach((value, place) => expect(Math.abs(value - given[place])).toBeLessThan(2e-5 * size));
  });
}

/** The names of the operations that TensorFlow is asked for. */
function operationsOf(work: () => void): string[] {
  const backend = findNativeBackend()!;
  const { binding } = backend;
  const names: string[] = [];
  const executeOp: typeof binding.executeOp = (name, ...rest) => {
    names.push(name);
    return binding.executeOp(name, ...rest);
  };
  backend.binding = Object.create(binding, { executeOp: { value: executeOp } });
  try {
    work();
  } finally {
    backend.binding = binding;
  }
  return names;
}

test('layers without a name are numbered from 1, as in tfjs', () => {
  const { activation, batchNormalization } = tf.layers;
  expect(activation({ activation: 'relu' }).name).toMatch(/Activation1$/);
  expect(batchNormalization().name).toMatch(/BatchNormalization1$/);
});

describe('a layer of tfjs on TensorFlow', () => {
  it.each(cases)('%s of %s gives the numbers, and the gradients, of PyTorch', (_kind, _shapes, one) => {
    tf.tidy(() => {
      const inputs = one.inputs.map((input) => tf.tensor(input));
      const { apply, told } = layerOf(one);
      expectClose([apply(...inputs)], [one.output]);
      expectClose(told(), one.told);
      expectClose(tf.grads((...given) => tf.sum(tf.mul(tf.tensor(one.weights), apply(...given))))(inputs), one.first);
    });
  });

  it.each(cases)('%s of %s has gradients that have gradients, those of PyTorch', (_kind, _shapes, one) => {
    tf.tidy(() => {
      const inputs = one.inputs.map((input) => tf.tensor(input));
      const first = tf.grads((...given) => tf.sum(tf.mul(tf.tensor(one.weights), layerOf(one).apply(...given))));
      const length = (x: tf.Tensor) => tf.addN(first([x, ...inputs.slice(1)]).map((gradient) => tf.sum(tf.square(gradient))));
      expectClose([tf.grad(length)(inputs[0])], one.second);
    });
  });

  it('takes one operation of TensorFlow for what tfjs has many for', () => {
    tf.tidy(() => {
      const picture = tf.randomNormal([2, 4, 4, 3]);
      const normalization = tf.layers.batchNormalization();
      normalization.build(picture.shape);
      const loss = (x: tf.Tensor) => tf.sum(tf.relu(normalization.call(x, { training: true }) as tf.Tensor));
      const names = operationsOf(() => tf.grad(loss)(picture));
      const wanted = ['FusedBatchNormV3', 'FusedBatchNormGradV3', 'ReluGrad'];
      expect(names.filter((name) => wanted.includes(name))).toEqual(['FusedBatchNormV3', 'ReluGrad', 'FusedBatchNormGradV3']);
      expect(names).not.toContain('Select');
      expect(operationsOf(() => tf.matMul(tf.ones([3, 2]), tf.ones([2, 4])))).toEqual(['MatMul']);
    });
  });

  it('leaves no tensor but its results behind', () => {
    const normalization = tf.layers.batchNormalization();
    normalization.build([2, 4, 4, 3]);
    const x = tf.randomNormal([2, 4, 4, 3]);
    const before = tf.memory().numTensors;
    const activation = tf.layers.activation({ activation: 'gelu' });
    const loss = (x: tf.Tensor) =>
      tf.sum(activation.call(tf.relu(normalization.call(x, { training: true }) as tf.Tensor), {}) as tf.Tensor);
    const gradient = tf.grad(loss)(x);
    expect(tf.memory().numTensors).toBe(before + 1);
    tf.dispose([x, gradient, ...normalization.weights.map((weight) => weight.read())]);
  });

  it.each(['rank 5', 'another axis', 'without scale'])('leaves batch normalisation of %s to tfjs', (kind) => {
    tf.tidy(() => {
      const shape = kind === 'rank 5' ? [2, 2, 2, 2, 3] : [2, 4, 4, 3];
      const normalization = tf.layers.batchNormalization({
        axis: kind === 'another axis' ? 1 : -1,
        scale: kind !== 'without scale'
      });
      normalization.build(shape);
      const names = operationsOf(() => {
        try {
          normalization.call(tf.ones(shape), { training: true });
        } catch {
          // tfjs refuses what it cannot do, as before.
        }
      });
      expect(names).not.toContain('FusedBatchNormV3');
    });
  });
});
