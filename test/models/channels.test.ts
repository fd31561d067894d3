import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src/index';

const { tf } = kd;
type Layer = kd.tf.layers.Layer;
type Symbolic = kd.tf.SymbolicTensor;

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const valuesOf = (layer: Layer, shape: number[]) =>
  tf.tidy(() => {
    const given = layer.apply(tf.reshape(tf.range(0, tf.util.sizeFromShape(shape)), shape)) as kd.tf.Tensor;
    return { shape: given.shape, values: Array.from(given.dataSync()) };
  });

describe('channelShuffle', () => {
  test.each([
    [{}, [1, 4], [0, 2, 1, 3]],
    [{ groups: 3 }, [1, 6], [0, 2, 4, 1, 3, 5]],
    [{ groups: 2 }, [1, 6], [0, 3, 1, 4, 2, 5]],
    [{ groups: 1 }, [1, 3], [0, 1, 2]],
    [{ groups: 2 }, [2, 4], [0, 2, 1, 3, 4, 6, 5, 7]]
  ])('%j of %j takes one channel of each group in turn, row by row', (options, shape, expected) => {
    expect(valuesOf(kd.layers.channelShuffle(options), shape)).toEqual({ shape, values: expected });
  });

  test('of pictures it moves channels only, and back again with the other number of groups', () => {
    const x = tf.tidy(() => tf.range(0, 144).reshape([2, 3, 4, 6]));
    const [there, back] = [{ groups: 2 }, { groups: 3 }].map((options) => kd.layers.channelShuffle(options));
    const shuffled = there.apply(x) as kd.tf.Tensor4D;
    const again = back.apply(shuffled) as kd.tf.Tensor4D;
    expect(shuffled.arraySync()[1][2][3]).toEqual([138, 141, 139, 142, 140, 143]);
    expect(again.arraySync()).toEqual(x.arraySync());
    tf.dispose([x, shuffled, again]);
  });

  test.each([
    [
      { groups: 4 },
      [2, 2, 6],
      'channelShuffle: expected a multiple of 4 channels, got [2, 2, 6]; change groups or the filters before'
    ],
    [{ groups: 2 }, [4], 'channelShuffle: expected a multiple of 2 channels, got [4]']
  ])('%j refuses rows of %j', (options, shape, message) => {
    const rows = tf.zeros(shape);
    expect(() => kd.layers.channelShuffle(options).apply(rows)).toThrow(message);
    rows.dispose();
  });

  test.each([
    [{ groups: 0 }, 'channelShuffle: expected groups to be a whole number at least 1, got 0; change groups'],
    [{ group: 2 }, 'did you mean "groups"?'],
    [{ name: '' }, 'channelShuffle: expected name']
  ])('refuses %j', (options, message) => {
    expect(() => kd.layers.channelShuffle(options as object)).toThrow(message);
  });
});

describe('channels', () => {
  test.each([
    [{}, [2, 3], [2, 3], [0, 1, 2, 3, 4, 5]],
    [{ from: 1 }, [2, 3], [2, 2], [1, 2, 4, 5]],
    [{ to: 2 }, [2, 3], [2, 2], [0, 1, 3, 4]],
    [{ from: 1, to: 2 }, [1, 2, 2, 3], [1, 2, 2, 1], [1, 4, 7, 10]]
  ])('%j takes those of every place', (options, shape, expected, values) => {
    expect(valuesOf(kd.layers.channels(options), shape)).toEqual({ shape: expected, values });
  });

  test.each([
    [{ to: 4 }, [1, 3], 'channels: expected an input of at least 4 channels, got [1, 3]; change from and to'],
    [{ from: 3 }, [1, 3], 'channels: expected an input of at least 4 channels, got [1, 3]'],
    [{}, [3], 'channels: expected an input of at least 1 channels, got [3]']
  ])('%j refuses rows of %j', (options, shape, message) => {
    const rows = tf.zeros(shape);
    expect(() => kd.layers.channels(options).apply(rows)).toThrow(message);
    rows.dispose();
  });

  test.each([
    [{ from: -1 }, 'channels: expected from to be a whole number at least 0, got -1; change from'],
    [{ from: 2, to: 2 }, 'channels: expected to to be a whole number at least 3, got 2; change to'],
    [{ until: 2 }, 'channels: expected options among from, to, name, got "until"']
  ])('refuses %j', (options, message) => {
    expect(() => kd.layers.channels(options as object)).toThrow(message);
  });
});

test('a model that splits and shuffles channels is saved and loaded, counted, and passes gradients on to every channel', async () => {
  const input = tf.input({ shape: [2, 2, 4] });
  const [kept, changed] = [{ to: 2 }, { from: 2 }].map((part) => kd.layers.channels(part).apply(input) as Symbolic);
  const joined = tf.layers
    .concatenate()
    .apply([kept, tf.layers.conv2d({ filters: 2, kernelSize: 1 }).apply(changed) as Symbolic]);
  const shuffled = kd.layers.channelShuffle({ name: 'mixed' }).apply(joined) as Symbolic;
  const outputs = tf.layers.dense({ units: 3 }).apply(tf.layers.flatten().apply(shuffled)) as Symbolic;
  const model = tf.model({ inputs: input, outputs });
  const folder = join(await mkdtemp(join(tmpdir(), 'stillroom-')), 'model');
  await kd.saveModel(model, folder);
  const loaded = await kd.loadModel(folder);
  const rows = tf.randomNormal([3, 2, 2, 4], 0, 1, 'float32', 1);
  tf.tidy(() => {
    expect((loaded.predict(rows) as kd.tf.Tensor).arraySync()).toEqual((model.predict(rows) as kd.tf.Tensor).arraySync());
    const gradient = tf.grad((x) => tf.sum(tf.square(model.predict(x) as kd.tf.Tensor)))(rows);
    expect(gradient.dataSync().every((value) => value !== 0)).toBe(true);
  });
  expect(kd.modelTeacher(loaded).info.macs).toBe(4 * 2 * 2 + 16 * 3);
  tf.dispose(rows);
  for (const one of [model, loaded]) one.dispose();
});
