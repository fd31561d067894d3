import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { distill } from '../../src/train/distill';

test('distill with validation rows of one group ends well, without a comparison: they say nothing of other groups', async () => {
  const data = makeDataset({
    x: Array.from({ length: 24 }, (_, i) => [i % 2, 1]),
    y: Array.from({ length: 24 }, (_, i) => i % 2),
    classes: 2
  });
  const of = (group: (row: number) => number) => ({ ...data, groups: Int32Array.from({ length: 24 }, (_, row) => group(row)) });
  const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] })] });
  const run = (group: (row: number) => number) =>
    distill({
      teacher: (rows) => rows,
      student: student(),
      data: { train: data, validation: of(group) },
      epochs: 1,
      show: false
    });
  expect(await run(() => 7)).toMatchObject({ status: 'done' });
  expect((await run(() => 7)).comparison).toBeUndefined();
  expect((await run((row) => row % 3)).comparison).toBeDefined();
});
