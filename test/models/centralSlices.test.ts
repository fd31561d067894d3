import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src';

const { tf } = kd;
/** Each voxel of slice d of channel c holds 10 d + c. */
const volume = (depth: number, channels = 1) =>
  tf.tidy(() => tf.tile(tf.range(0, depth).mul(10).reshape([1, depth, 1, 1, 1]), [1, 1, 2, 2, 1]).add(tf.range(0, channels)));

test.each([
  [7, {}, [30]],
  [6, {}, [30]],
  [7, { count: 3 }, [20, 30, 40]],
  [9, { count: 3, spacing: 4 }, [0, 40, 80]],
  [28, { count: 5, spacing: 3 }, [80, 110, 140, 170, 200]]
])('centralSlices of %i slices with %o are those around the central one', (depth, options, expected) => {
  const before = tf.memory().numTensors;
  const rows = volume(depth);
  const slices = kd.layers.centralSlices(options).apply(rows) as kd.tf.Tensor4D;
  expect(slices.shape).toEqual([1, 2, 2, expected.length]);
  expect(slices.arraySync()[0][1][0]).toEqual(expected);
  tf.dispose([rows, slices]);
  expect(tf.memory().numTensors).toBe(before);
});

test('centralSlices keeps the channels of each slice together', () => {
  const slices = kd.layers.centralSlices({ count: 3 }).apply(volume(3, 2)) as kd.tf.Tensor4D;
  expect(slices.arraySync()[0][0][0]).toEqual([0, 1, 10, 11, 20, 21]);
});

test('a model with centralSlices is saved, loaded and counted', async () => {
  const model = tf.sequential({
    layers: [
      kd.layers.centralSlices({ count: 3, spacing: 2, inputShape: [6, 4, 4, 1] }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 2 })
    ]
  });
  const folder = join(await mkdtemp(join(tmpdir(), 'stillroom-')), 'model');
  await kd.saveModel(model, folder);
  const loaded = await kd.loadModel(folder);
  const rows = tf.randomNormal([3, 6, 4, 4, 1], 0, 1, 'float32', 1);
  expect((loaded.predict(rows) as kd.tf.Tensor).arraySync()).toEqual((model.predict(rows) as kd.tf.Tensor).arraySync());
  expect(kd.modelTeacher(model).info.macs).toBe(4 * 4 * 3 * 2);
});

test('centralSlices says what does not fit', () => {
  expect(() => kd.layers.centralSlices({ count: 2 })).toThrow(/^centralSlices: expected count to be odd, got 2/);
  expect(() => kd.layers.centralSlices({ count: 5, inputShape: [3, 4, 4, 1] }).apply(tf.input({ shape: [3, 4, 4, 1] }))).toThrow(
    /^centralSlices: expected volumes .* with at least 5 slices, got \[,?3?.*; give fewer slices/
  );
  expect(() => kd.layers.centralSlices({ spacing: 0 })).toThrow(RangeError);
  expect(() => kd.layers.centralSlices({ slices: 3 } as object)).toThrow(TypeError);
});
