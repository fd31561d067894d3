import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { layersOf } from '../../../src/models/features/layersOf';
import { withFeatures } from '../../../src/models/features/withFeatures';

const { dense, conv2d, flatten, dropout, batchNormalization, add, reLU } = tf.layers;
let before: number;
let models: tf.LayersModel[];
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});
const kept = <M extends tf.LayersModel>(model: M): M => {
  models.push(model);
  return model;
};
const numbers = (tensor: tf.Tensor) => Array.from(tensor.dataSync());

const sequential = () =>
  withSeededRandom(1, () =>
    kept(
      tf.sequential({
        layers: [
          conv2d({ name: 'conv', filters: 3, kernelSize: 3, activation: 'relu', inputShape: [6, 6, 2] }),
          flatten({ name: 'flat' }),
          dropout({ name: 'drop', rate: 0.5 }),
          dense({ name: 'head', units: 4 })
        ]
      })
    )
  );

/** Two inputs through one shared, nested encoder. */
const siamese = () =>
  withSeededRandom(2, () => {
    const shape = { shape: [5] };
    const inner = tf.input(shape);
    const one = dense({ name: 'one', units: 6, activation: 'relu' }).apply(inner);
    const two = dense({ name: 'two', units: 6 }).apply(one) as tf.SymbolicTensor;
    const encoder = tf.model({
      name: 'encoder',
      inputs: inner,
      outputs: add({ name: 'sum' }).apply([two, one as tf.SymbolicTensor]) as tf.SymbolicTensor
    });
    const [a, b] = [tf.input(shape), tf.input(shape)];
    const both = [encoder.apply(a) as tf.SymbolicTensor, encoder.apply(b) as tf.SymbolicTensor];
    const head = dense({ name: 'head', units: 2 }).apply(add({ name: 'join' }).apply(both));
    // A model counts who holds it: its maker, and each use.
    models.push(encoder);
    return { encoder, model: kept(tf.model({ inputs: [a, b], outputs: head as tf.SymbolicTensor })) };
  });

/** Doubles, and tells what it added to itself. */
class Doubling extends tf.layers.Layer {
  static className = 'Doubling';
  tell?: (name: string, value: tf.Tensor) => void;
  tells(inputShape: (number | null)[]) {
    return { half: inputShape };
  }
  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]) {
    return inputShape;
  }
  override call(inputs: tf.Tensor | tf.Tensor[]) {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      const half = tf.mul(x, 1);
      this.tell?.('half', half);
      return tf.add(half, x);
    });
  }
}

describe('layersOf', () => {
  test('layersOf(model) says names, kinds, shapes and parameters in the order of computation', () => {
    expect(layersOf(sequential())).toEqual([
      { name: 'conv', kind: 'Conv2D', shape: [null, 4, 4, 3], parameters: 57 },
      { name: 'flat', kind: 'Flatten', shape: [null, 48], parameters: 0 },
      { name: 'drop', kind: 'Dropout', shape: [null, 48], parameters: 0 },
      { name: 'head', kind: 'Dense', shape: [null, 4], parameters: 196 }
    ]);
  });

  test('a nested model has a path, a shared one a number for its second use', () => {
    const names = layersOf(siamese().model).map(({ name }) => name);
    expect(names).toEqual([
      ...['encoder/one', 'encoder/two', 'encoder/sum', 'encoder', 'encoder/one:2', 'encoder/two:2', 'encoder/sum:2', 'encoder:2'],
      ...['join', 'head']
    ]);
  });

  test('it refuses what is no built model', () => {
    expect(() => layersOf({} as never)).toThrow(
      'layersOf: expected a tfjs layers model, got an object; give tf.sequential or tf.model'
    );
    const empty = tf.sequential({ layers: [] });
    expect(() => layersOf(empty)).toThrow(`layersOf: expected model "${empty.name}" to be built, got one without layers`);
  });
});

describe('withFeatures', () => {
  test.each([false, true])(
    'withFeatures(model, names)(x, {training: %s}) gives what each layer computes, in one pass',
    (training) => {
      const model = sequential();
      const { conv, flat, drop, head } = Object.fromEntries(model.layers.map((layer) => [layer.name, layer]));
      tf.tidy(() => {
        const x = tf.randomNormal([3, 6, 6, 2], 0, 1, 'float32', 5);
        const { output, features } = withSeededRandom(3, () =>
          withFeatures(model, ['flat', 'conv', 'drop', 'head'])(x, { training })
        );
        withSeededRandom(3, () => {
          const [a, b] = [conv.apply(x) as tf.Tensor, flat.apply(conv.apply(x)) as tf.Tensor];
          const c = drop.apply(b, { training }) as tf.Tensor;
          const expected: { [name: string]: tf.Tensor } = { conv: a, flat: b, drop: c, head: head.apply(c) as tf.Tensor };
          for (const name of Object.keys(expected)) expect(numbers(features[name])).toEqual(numbers(expected[name]));
          expect(numbers(output)).toEqual(numbers(expected.head));
        });
      });
    }
  );

  test('shared and nested layers, each use its own; the uses follow the inputs that tfjs computes first', () => {
    const { encoder, model } = siamese();
    tf.tidy(() => {
      const [a, b] = [tf.randomNormal([3, 5], 0, 1, 'float32', 5), tf.randomNormal([3, 5], 0, 1, 'float32', 6)];
      const names = layersOf(model).map(({ name }) => name);
      const { output, features } = withFeatures(model, names)([a, b]);
      expect(Object.keys(features).sort()).toEqual([...names].sort());
      const one = encoder.getLayer('one');
      expect(numbers(features['encoder/one'])).toEqual(numbers(one.apply(b) as tf.Tensor));
      expect(numbers(features['encoder/one:2'])).toEqual(numbers(one.apply(a) as tf.Tensor));
      expect(numbers(features['encoder:2'])).toEqual(numbers(encoder.apply(a) as tf.Tensor));
      expect(numbers(features.head)).toEqual(numbers(output));
      expect(numbers(output)).toEqual(numbers(model.predict([a, b]) as tf.Tensor));
      for (const { name, shape } of layersOf(model)) expect(features[name].shape.slice(1)).toEqual(shape.slice(1));
    });
  });

  test('what a layer tells of its inside is a feature', () => {
    const model = kept(tf.sequential({ layers: [new Doubling({ name: 'double', inputShape: [3] }), dense({ units: 2 })] }));
    expect(layersOf(model)[0]).toEqual({ name: 'double/half', kind: 'feature', shape: [null, 3], parameters: 0 });
    tf.tidy(() => {
      const { features } = withFeatures(model, ['double/half', 'double'])(tf.tensor2d([[1, 2, 3]]));
      expect(numbers(features['double/half'])).toEqual([1, 2, 3]);
      expect(numbers(features.double)).toEqual([2, 4, 6]);
      const grad = tf.grad((x) =>
        withFeatures(model, ['double/half'])(x, { training: true }).features['double/half'].square().sum()
      );
      expect(numbers(grad(tf.tensor2d([[1, 2, 3]])))).toEqual([2, 4, 6]);
    });
  });

  test('gradients flow through features, and batch normalisation learns once in a pass', () => {
    const model = withSeededRandom(1, () =>
      kept(
        tf.sequential({
          layers: [dense({ name: 'in', units: 4, inputShape: [3] }), batchNormalization({ name: 'bn' }), reLU({ name: 'act' })]
        })
      )
    );
    tf.tidy(() => {
      const x = tf.randomNormal([8, 3], 0, 1, 'float32', 5);
      const weight = (model.layers[0].trainableWeights[0] as unknown as { val: tf.Variable }).val;
      const { grads } = tf.variableGrads(
        () => withFeatures(model, ['in'])(x, { training: true }).features.in.square().sum() as tf.Scalar,
        [weight]
      );
      const expected = tf.matMul(x, tf.mul(tf.matMul(x, weight), 2), true);
      numbers(grads[weight.name]).forEach((value, i) => expect(value).toBeCloseTo(numbers(expected)[i], 3));
      const mean = numbers(tf.mean(model.layers[0].apply(x) as tf.Tensor, 0));
      numbers(model.layers[1].getWeights()[2]).forEach((value, i) => expect(value).toBeCloseTo(0.01 * mean[i], 6));
    });
  });

  test('a pass leaves the caller output and features, nothing else, and the model as it was, even when it throws', () => {
    const model = sequential();
    const pass = withFeatures(model, ['conv', 'drop']);
    const x = tf.ones([2, 6, 6, 2]);
    const held = tf.memory().numTensors;
    const { output, features } = pass(x);
    expect(tf.memory().numTensors).toBe(held + 3);
    tf.dispose([output, features]);
    const wrong = tf.ones([2, 5, 6, 2]);
    expect(() => pass(wrong)).toThrow();
    tf.dispose([x, wrong]);
    expect(model.layers.every((layer) => !Object.hasOwn(layer, 'call'))).toBe(true);
  });

  test('an unknown name is an error with the names there are', () => {
    expect(() => withFeatures(sequential(), ['konv'])).toThrow(/among conv, flat, drop, head, got "konv"; did you mean "conv"\?/);
    expect(() => withFeatures(sequential(), 'conv' as never)).toThrow(
      'withFeatures: expected names to be an array, got "conv"; give ["conv1"]'
    );
  });
});
