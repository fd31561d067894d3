import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { blockNetwork, type BlockNetworkOptions } from '../../src/models/networks/blockNetwork';
import { countMacs } from '../../src/teachers/countMacs';
import { networks } from '../reference/search/search.json';

test.each(networks)(
  "kd.models.blockNetwork has PyTorch's parameters and multiply-accumulates: $block, width $width, pooling $pooling",
  ({ parameters, macs, ...options }) => {
    const before = tf.memory().numTensors;
    const model = blockNetwork({ ...(options as Omit<BlockNetworkOptions, 'classes'>), classes: 10, seed: 1 });
    expect(model.countParams()).toBe(parameters);
    expect(countMacs(model)).toBe(macs);
    expect(tf.tidy(() => (model.predict(tf.zeros([2, ...options.inputShape])) as tf.Tensor).shape)).toEqual([2, 10]);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }
);

test('equal seeds give equal weights, two classes one unit', () => {
  const options: BlockNetworkOptions = { inputShape: [8, 8, 1], classes: 2, width: 2, block: 'separable' };
  const [one, same, other] = [3, 3, 4].map((seed) => blockNetwork({ ...options, seed }));
  const numbers = (model: tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));
  expect(numbers(one)).toEqual(numbers(same));
  expect(numbers(one)).not.toEqual(numbers(other));
  expect(one.outputs[0].shape).toEqual([null, 1]);
  [one, same, other].forEach((model) => model.dispose());
});

test.each([
  [{ block: 'dense' }, /^blockNetwork: expected block to be "plain", "residual" or "separable", got "dense"/],
  [{ pooling: 'max' }, /^blockNetwork: expected pooling to be "none" or "mean"/],
  [{ stages: 4 }, /^blockNetwork: expected pictures of at least 16 x 16 places, got 8 x 8/],
  [{ width: 0 }, /^blockNetwork: expected width to be a whole number at least 1/],
  [{ width: 1024, depth: 32, stages: 3 }, /^blockNetwork: expected at most 134217728 weights/]
])('kd.models.blockNetwork refuses %o in words', (options, message) => {
  expect(() => blockNetwork({ inputShape: [8, 8, 1], classes: 3, ...(options as object) })).toThrow(message);
});
