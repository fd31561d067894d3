import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fc } from '../seededFastCheck';
import { layersOf } from '../../src/models/features/layersOf';
import { withFeatures } from '../../src/models/features/withFeatures';
import { selfAttention } from '../../src/losses/selfAttention';
import { multiHeadAttention, type MultiHeadAttentionOptions } from '../../src/models/multiHeadAttention';
import { applyTransformerBlock } from '../../src/models/networks/applyTransformerBlock';
import { mulberry32 } from '../mulberry32';

interface Sized {
  shape: number[];
  values: number[];
}
interface Weights {
  [name: string]: Sized;
}
interface LayerCase {
  name: string;
  options: MultiHeadAttentionOptions;
  x: Sized;
  mask: Sized | null;
  weights: Weights;
  output: number[];
  scores: number[];
  probabilities: number[];
  values: number[];
  direction: number[];
  gradients: { [name: string]: number[] };
}
interface Reference {
  layers: LayerCase[];
  block: {
    options: { width: number; heads: number; hidden: number };
    x: Sized;
    mask: Sized;
    weights: Sized[];
    output: number[];
    direction: number[];
    gradient: number[];
  };
  losses: {
    teacher: { dimension: number; x: Sized; weights: Weights };
    student: { dimension: number; x: Sized; weights: Weights };
    losses: { [match: string]: number[] };
    gradient: number[];
  };
}
const reference = JSON.parse(readFileSync(join(__dirname, '../reference/models/attention.json'), 'utf8')) as Reference;

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

const tensor = ({ shape, values }: Sized) => tf.tensor(values, shape);
const numbers = (given: tf.Tensor) => Array.from(given.dataSync());
/** To 1e-5 of the largest number; single precision has seven digits. */
const expectClose = (got: ArrayLike<number>, expected: ArrayLike<number>, what = '', within = 1e-5) => {
  expect(got.length, what).toBe(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  Array.from(expected).forEach((value, i) => expect(Math.abs(got[i] - value) / scale, `${what} ${i}`).toBeLessThan(within));
};

/** A model of one attention layer, with weights if they are given. */
function attentionModel(shape: number[], masked: boolean, options: MultiHeadAttentionOptions, weights?: Weights) {
  const x = tf.input({ shape });
  const mask = tf.input({ shape: [shape[0]] });
  const layer = multiHeadAttention({ name: 'attention', ...options });
  const outputs = layer.apply(masked ? [x, mask] : x) as tf.SymbolicTensor;
  const model = tf.model({ inputs: masked ? [x, mask] : x, outputs });
  models.push(model);
  if (weights)
    tf.tidy(() => {
      const own = (name: string) => tensor(weights[name]);
      layer.setWeights(['query', 'key', 'value', 'output'].flatMap((name) => [own(`${name}Kernel`), own(`${name}Bias`)]));
    });
  return { model, layer };
}

const told = ['attention/scores', 'attention/probabilities', 'attention/values'];

describe('multiHeadAttention', () => {
  test.each(reference.layers)('multiHeadAttention $name: output, inside and gradients are those of PyTorch', (one) => {
    const { model, layer } = attentionModel(one.x.shape.slice(1), one.mask !== null, one.options, one.weights);
    tf.tidy(() => {
      const [x, mask] = [tensor(one.x), one.mask ? tensor(one.mask) : null];
      const real = one.mask?.values ?? new Array(one.x.shape[0] * one.x.shape[1]).fill(1);
      const inputs = mask ? [x, mask] : x;
      const { output, features } = withFeatures(model, told)(inputs);

      // Outputs and queries of padding mean nothing, and there PyTorch's say something else.
      const [, heads, tokens] = features['attention/scores'].shape;
      const realToken = (i: number, width: number) => real[Math.floor(i / width)] as number;
      const units = output.shape[2] as number;
      const ofReal = (values: number[]) => values.filter((_, i) => realToken(i, units));
      expectClose(ofReal(numbers(output)), ofReal(one.output), 'output');
      const pair = (i: number) => {
        const [row, query, key] = [Math.floor(i / (heads * tokens * tokens)), Math.floor(i / tokens) % tokens, i % tokens];
        return { query: real[row * tokens + query] as number, key: real[row * tokens + key] as number };
      };
      const scores = numbers(features['attention/scores']);
      const bothReal = (values: number[]) => values.filter((_, i) => pair(i).query && pair(i).key);
      expectClose(bothReal(scores), bothReal(one.scores), 'scores');
      scores.forEach((score, i) => expect(score === -1e9).toBe(!(pair(i).query && pair(i).key)));
      const queryReal = (values: number[]) => values.filter((_, i) => pair(i).query);
      const probabilities = numbers(features['attention/probabilities']);
      expectClose(queryReal(probabilities), queryReal(one.probabilities), 'probabilities');
      const d = one.options.valueDimension as number;
      const values = one.values.map(
        (v, i) => v * (real[Math.floor(i / (heads * tokens * d)) * tokens + (Math.floor(i / d) % tokens)] as number)
      );
      expectClose(numbers(features['attention/values']), values, 'values');

      const direction = tf.tensor(one.direction, output.shape);
      const loss = (given: tf.Tensor) =>
        tf.sum(tf.mul(model.apply(mask ? [given, mask] : given) as tf.Tensor, direction)) as tf.Scalar;
      expectClose(numbers(tf.grad(loss)(x)), one.gradients.x, 'gradient of x');
      const { grads } = tf.variableGrads(() => loss(x));
      for (const weight of layer.trainableWeights) {
        const { val } = weight as unknown as { val: tf.Variable };
        const name = weight.originalName.split('/').at(-1) as string;
        // A key's bias moves all scores of a query alike, so its gradient is 0: what is left is the rounding of sums that cancel.
        expectClose(numbers(grads[val.name]), one.gradients[name], name, name === 'keyBias' ? 5e-5 : 1e-5);
      }
    });
  });

  test('a pre-norm block is that of PyTorch, output and gradient', () => {
    const { options, x, mask, weights, output, direction, gradient } = reference.block;
    const inputs = [tf.input({ shape: x.shape.slice(1) }), tf.input({ shape: mask.shape.slice(1) })];
    const model = tf.model({
      inputs,
      outputs: applyTransformerBlock(inputs[0], inputs[1], { name: 'block1', dropout: 0, ...options })
    });
    models.push(model);
    tf.tidy(() => {
      model.setWeights(weights.map(tensor));
      const real = tensor(mask);
      const through = (given: tf.Tensor) => tf.mul(model.apply([given, real]) as tf.Tensor, tf.expandDims(real, 2));
      const expected = output.map((value, i) => value * mask.values[Math.floor(i / options.width)]);
      expectClose(numbers(through(tensor(x))), expected, 'output');
      const along = tf.tensor(direction, x.shape);
      expectClose(numbers(tf.grad((given) => tf.sum(tf.mul(through(given), along)))(tensor(x))), gradient, 'gradient');
    });
  });

  test('selfAttention of the scores and values that two layers tell is what TinyBERT and MiniLM compute, gradients included', () => {
    const { teacher, student, losses, gradient } = reference.losses;
    const [t, s] = [teacher, student].map(({ x, dimension, weights }) =>
      attentionModel(x.shape.slice(1), false, { heads: 2, keyDimension: dimension }, weights)
    );
    const names = ['attention/scores', 'attention/values'];
    tf.tidy(() => {
      const taught = withFeatures(t.model, names)(tensor(teacher.x)).features;
      const rows = (match: 'scores' | 'weights' | 'values', own: { [name: string]: tf.Tensor }) => {
        const name = match === 'values' ? 'attention/values' : 'attention/scores';
        return selfAttention({ match })({ features: { student: own[name], teacher: taught[name] } } as never);
      };
      const own = withFeatures(s.model, names)(tensor(student.x)).features;
      const matches = ['scores', 'weights', 'values'] as const;
      for (const match of matches) expectClose(numbers(rows(match, own)), losses[match], match);
      const total = (x: tf.Tensor) => {
        const features = withFeatures(s.model, names)(x, { training: true }).features;
        return tf.addN(matches.map((match) => tf.mean(rows(match, features))));
      };
      expectClose(numbers(tf.grad(total)(tensor(student.x))), gradient, 'gradient');
    });
  });

  test('what padding holds changes no real token, however large it is', () => {
    const { model } = attentionModel([4, 6], true, { heads: 2, keyDimension: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1, 1e3, 1e15), (seed, scale) => {
        tf.tidy(() => {
          const random = mulberry32(seed);
          const rows = Array.from({ length: 24 }, () => random() - 0.5);
          const other = rows.map((value, i) => (i < 12 ? value : scale * (random() - 0.5)));
          const mask = tf.tensor2d([[1, 1, 0, 0]]);
          const [a, b] = [rows, other].map((x) => numbers(model.predict([tf.tensor3d(x, [1, 4, 6]), mask]) as tf.Tensor));
          expect(b.slice(0, 12)).toEqual(a.slice(0, 12));
        });
      }),
      { numRuns: 20 }
    );
  });

  test('a row of padding alone gives finite numbers and gradients', () => {
    const { model } = attentionModel([3, 4], true, { heads: 2, keyDimension: 2 });
    tf.tidy(() => {
      const mask = tf.zeros([2, 3]);
      const square = (x: tf.Tensor) => tf.sum(tf.square(model.apply([x, mask]) as tf.Tensor));
      const x = tf.randomNormal([2, 3, 4], 0, 1, 'float32', 1);
      expect([...numbers(square(x)), ...numbers(tf.grad(square)(x))].every(Number.isFinite)).toBe(true);
    });
  });

  test('tokens in another order give the same outputs in that order', () => {
    const { model } = attentionModel([5, 4], false, { heads: 2, keyDimension: 3 });
    tf.tidy(() => {
      const x = tf.randomNormal([2, 5, 4], 0, 1, 'float32', 2);
      const order = tf.tensor1d([3, 0, 4, 1, 2], 'int32');
      const moved = tf.gather(model.predict(x) as tf.Tensor, order, 1);
      expectClose(numbers(model.predict(tf.gather(x, order, 1)) as tf.Tensor), numbers(moved));
    });
  });

  test('dropout acts in training alone, and what is told is from before it', () => {
    const { model } = attentionModel([5, 4], false, { heads: 2, keyDimension: 3, dropout: 0.5 });
    tf.tidy(() => {
      const x = tf.randomNormal([2, 5, 4], 0, 1, 'float32', 2);
      const pass = withFeatures(model, told);
      const [still, training] = [pass(x), pass(x, { training: true })];
      expect(numbers(still.output)).toEqual(numbers(model.predict(x) as tf.Tensor));
      expect(numbers(training.output)).not.toEqual(numbers(still.output));
      for (const name of told) expect(numbers(training.features[name])).toEqual(numbers(still.features[name]));
    });
  });

  test('layersOf names what it tells, with shapes', () => {
    const { model } = attentionModel([5, 4], true, { heads: 2, keyDimension: 3, valueDimension: 7, units: 9 });
    expect(layersOf(model).map(({ name, shape }) => [name, shape])).toEqual([
      ['attention/scores', [null, 2, 5, 5]],
      ['attention/probabilities', [null, 2, 5, 5]],
      ['attention/values', [null, 2, 5, 7]],
      ['attention', [null, 5, 9]]
    ]);
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'multiHeadAttention: expected heads to be a whole number at least 1, got undefined; give a number'],
    ['heads of 0', { heads: 0, keyDimension: 4 }, 'expected heads to be a whole number at least 1, got 0; change heads'],
    ['half a head', { heads: 1.5, keyDimension: 4 }, 'expected heads to be a whole number at least 1, got 1.5'],
    ['NaN', { heads: 2, keyDimension: NaN }, 'expected keyDimension to be a whole number at least 1, got NaN'],
    [
      'dropout of 1',
      { heads: 2, keyDimension: 4, dropout: 1 },
      'expected dropout to be a finite number at least 0 and at most 0.9'
    ],
    ['another spelling', { heads: 2, keyDimensions: 4 }, 'got "keyDimensions"; did you mean "keyDimension"?'],
    ['a name with a blank', { heads: 2, keyDimension: 4, name: 'my layer' }, 'got "my layer"; name it "attention"']
  ])('it refuses %s in one sentence', (_, options, message) => {
    expect(() => multiHeadAttention(options as never)).toThrow(message);
  });

  test('it refuses inputs of other shapes, and a mask of other tokens', () => {
    const attend = (...shapes: number[][]) => {
      const inputs = shapes.map((shape) => tf.input({ shape }));
      return () => multiHeadAttention({ heads: 2, keyDimension: 2 }).apply(inputs.length > 1 ? inputs : inputs[0]);
    };
    expect(attend([4])).toThrow('multiHeadAttention: expected an input of [batch, tokens, width], got [any, 4]');
    expect(attend([4, 4, 1])).toThrow('got [any, 4, 4, 1]; reshape its input');
    expect(attend([4, 6], [5])).toThrow('multiHeadAttention: expected a mask of [batch, 4], got [any, 5]');
  });
});
