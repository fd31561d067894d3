import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { chooseRank } from '../../src/compress/lowRank/chooseRank';
import { halves, pictureNetwork } from './smallNetworks';

const { tf } = kd;
const data = { train: halves(20), validation: halves(9, 2) };
let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

test('lowRank of kernels that have this rank gives the outputs of the model with fewer weights', async () => {
  const model = kd.seeded(1, () =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({
          name: 'conv',
          filters: 6,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          activation: 'relu',
          inputShape: [8, 8, 1]
        }),
        tf.layers.conv2d({ name: 'deep', filters: 8, kernelSize: [3, 2], useBias: false }),
        tf.layers.flatten(),
        tf.layers.dense({ name: 'out', units: 2 })
      ]
    })
  );
  tf.tidy(() => {
    const deep = model.getLayer('deep');
    deep.setWeights([
      tf.reshape(
        tf.matMul(tf.randomNormal([36, 2], 0, 0.3, 'float32', 1), tf.randomNormal([2, 8], 0, 0.3, 'float32', 2)),
        [3, 2, 6, 8]
      )
    ]);
  });
  const small = kd.lowRank(model, { rank: 2, layers: ['deep'] });
  expect(small.layers.map(({ name }) => name).slice(2, 4)).toEqual(['deep_basis', 'deep']);
  expect(model.countParams() - small.countParams()).toBe(36 * 8 - 2 * (36 + 8));
  const [whole, narrow] = [await kd.predict(model, data.validation), await kd.predict(small, data.validation)];
  expect(Array.from(narrow.values)).toEqual(Array.from(whole.values, (value) => expect.closeTo(value, 4) as number));
  const byEnergy = kd.lowRank(model, { energy: 0.9999, layers: ['deep'] });
  expect(byEnergy.countParams()).toBe(small.countParams());
  const again = await kd.train({ student: small, data, epochs: 1, show: false });
  expect(again.status).toBe('done');
  for (const one of [model, small, byEnergy]) one.dispose();
});

test('chooseRank takes the smallest rank that keeps the share of the squares, or the given one', () => {
  expect(chooseRank([3, 2, 1], { energy: 0.9 })).toBe(2);
  expect(chooseRank([3, 2, 1], { energy: 0.95 })).toBe(3);
  expect(chooseRank([3, 2, 1], { rank: 2 })).toBe(2);
  expect(chooseRank([3, 2, 1], { rank: 5 })).toBe(3);
  expect(chooseRank([0, 0], { energy: 0.5 })).toBe(1);
});

test('lowRank refuses rank and energy together, layers of other kinds, and a model that would not become smaller', () => {
  const model = pictureNetwork();
  const refused = (options: unknown) => expect(() => kd.lowRank(model, options as never));
  refused({}).toThrow('lowRank: expected either rank or energy, got none');
  refused({ rank: 2, energy: 0.5 }).toThrow('got both');
  refused({ rank: 1.5 }).toThrow('lowRank: expected rank to be');
  refused({ rank: 1, layers: ['depthwise'] }).toThrow('"depthwise", a DepthwiseConv2D; leave it out of layers');
  refused({ rank: 1, layers: ['hiden'] }).toThrow('did you mean "hidden"?');
  refused({ rank: 50 }).toThrow('that becomes smaller, got none; give a lower rank');
  refused({ energy: 0.9999, layers: ['out'] }).toThrow('give a lower energy');
  const { inputs, outputs } = model;
  const turned = Object.defineProperties(Object.create(tf.LayersModel.prototype) as typeof model, {
    ...Object.getOwnPropertyDescriptors(model),
    inputs: { value: outputs },
    outputs: { value: inputs }
  });
  expect(() => kd.lowRank(turned, { rank: 2 })).toThrow(
    /expected outputs that follow from its inputs, got one that follows from "/
  );
  model.dispose();
});
