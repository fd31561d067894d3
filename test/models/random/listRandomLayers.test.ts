import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { drawsKey, drawsOf } from '../../../src/models/random/RandomDraws';
import { listRandomLayers } from '../../../src/models/random/listRandomLayers';
import { runWithDraws } from '../../../src/models/random/runWithDraws';

const { tf } = kd;
const { layers } = tf;

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0));

/** What a model gives in training, by seed, for an input or for ones of a shape. */
function drawn(model: kd.tf.LayersModel, seed: number, input: kd.tf.Tensor | number[] = [200, 30]): number[] {
  return tf.tidy(() => {
    const x = Array.isArray(input) ? tf.ones(input) : input;
    const pass = () => model.apply(x, { training: true }) as kd.tf.Tensor;
    const output = runWithDraws(listRandomLayers(model), drawsOf(drawsKey(seed)), pass);
    return Array.from(output.dataSync());
  });
}

const alone = (layer: kd.tf.layers.Layer) => tf.sequential({ layers: [layers.inputLayer({ inputShape: [30] }), layer] });

const moments = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
};

class Inner extends tf.layers.Layer {
  static className = 'InnerDropout';
  private readonly parts = [tf.layers.dropout({ rate: 0.5 })];
  override call(inputs: kd.tf.Tensor[], kwargs: object) {
    return this.parts[0].apply(inputs[0], kwargs) as kd.tf.Tensor;
  }
}

describe('a layer that is random in training draws by the seed of the pass, and as before afterwards:', () => {
  // Mean and variance for ones, from the layer's definition.
  const alpha = 1.6732632423543772 * 1.0507009873554805;
  const scale = (0.8 * (1 + 0.2 * alpha ** 2)) ** -0.5;
  const cases: [string, () => kd.tf.layers.Layer, mean: number, variance: number][] = [
    ['dropout', () => layers.dropout({ rate: 0.25 }), 1, 1 / 3],
    ['dropout with a seed of its own', () => layers.dropout({ rate: 0.25, seed: 5 }), 1, 1 / 3],
    ['gaussianNoise', () => layers.gaussianNoise({ stddev: 0.5 }), 1, 0.25],
    ['gaussianDropout', () => layers.gaussianDropout({ rate: 0.2 }), 1, 0.25],
    ['alphaDropout', () => layers.alphaDropout({ rate: 0.2 }), scale * 0.8, scale ** 2 * 0.16 * (1 + alpha) ** 2],
    ['dropout inside a layer of a user', () => new Inner({}), 1, 1]
  ];
  test.each(cases)('%s', (_, make, mean, variance) => {
    const model = alone(make());
    const [once, again, other] = [drawn(model, 1), drawn(model, 1), drawn(model, 2)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
    const [measured, spread] = moments(once);
    // Four standard errors of 6,000 numbers.
    expect(Math.abs(measured - mean)).toBeLessThan(4 * Math.sqrt(variance / 6000));
    expect(Math.abs(spread / variance - 1)).toBeLessThan(0.12);
    expect(Object.hasOwn(listRandomLayers(model)[0].layer, 'call')).toBe(false);
    const atRest = tf.tidy(() => Array.from((model.apply(tf.ones([2, 30])) as kd.tf.Tensor).dataSync()));
    expect(new Set(atRest)).toEqual(new Set([1]));
  });
});

test('spatialDropout1d drops a channel at all places', () => {
  const model = tf.sequential({ layers: [layers.spatialDropout1d({ rate: 0.5, inputShape: [4, 5] })] });
  const values = drawn(model, 3, [6, 4, 5]);
  expect(new Set(values)).toEqual(new Set([0, 2]));
  for (let row = 0; row < 6; row++)
    for (let channel = 0; channel < 5; channel++)
      expect(new Set([0, 1, 2, 3].map((place) => values[row * 20 + place * 5 + channel])).size).toBe(1);
});

test('each call of a shared layer draws anew', () => {
  const input = tf.input({ shape: [30] });
  const shared = layers.dropout({ rate: 0.5 });
  const outputs = layers.concatenate().apply([shared.apply(input), shared.apply(input)] as kd.tf.SymbolicTensor[]);
  const model = tf.model({ inputs: input, outputs: outputs as kd.tf.SymbolicTensor });
  const values = drawn(model, 1, [1, 30]);
  expect(values.slice(0, 30)).not.toEqual(values.slice(30));
});

test('cells of recurrent layers draw their masks by the seed, and keep none', () => {
  const build = () => [
    layers.bidirectional({
      layer: layers.lstm({ units: 3, dropout: 0.4, recurrentDropout: 0.4, returnSequences: true }),
      inputShape: [4, 3]
    } as never),
    layers.rnn({ cell: layers.stackedRNNCells({ cells: [layers.gruCell({ units: 3, dropout: 0.3 })] }) as never })
  ];
  const model = kd.seeded(1, () => tf.sequential({ layers: build() }));
  const input = tf.ones([5, 4, 3]);
  expect(drawn(model, 1, input)).toEqual(drawn(model, 1, input));
  expect(drawn(model, 1, input)).not.toEqual(drawn(model, 2, input));
  input.dispose();
  model.dispose();
});

test('attention draws its dropout by the seed', () => {
  const attention = (dropout: number) => kd.layers.multiHeadAttention({ heads: 2, keyDimension: 2, dropout });
  const build = (dropout: number) =>
    kd.seeded(1, () => {
      const input = tf.input({ shape: [4, 3] });
      return tf.model({ inputs: input, outputs: attention(dropout).apply(input) as kd.tf.SymbolicTensor });
    });
  const [model, sure] = [build(0.5), build(0)];
  const input = tf.tidy(() => tf.randomNormal([5, 4, 3], 0, 1, 'float32', 1));
  expect(drawn(model, 1, input)).toEqual(drawn(model, 1, input));
  expect(drawn(model, 1, input)).not.toEqual(drawn(model, 2, input));
  expect(listRandomLayers(sure)).toEqual([]);
  tf.dispose(input);
  [model, sure].forEach((one) => one.dispose());
});

test('a layer that overrides call keeps it', () => {
  const built = layers.dropout({ rate: 0.5 });
  class Own extends (built.constructor as new (options: object) => kd.tf.layers.Layer) {
    static className = 'OwnDropout';
    override call(inputs: kd.tf.Tensor[]) {
      return tf.clone(inputs[0]);
    }
  }
  expect(listRandomLayers(alone(new Own({ rate: 0.5 })))).toEqual([]);
});
