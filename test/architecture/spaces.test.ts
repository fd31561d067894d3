import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { pictureSpace } from '../../src/architecture/space/pictureSpace';
import { tableSpace } from '../../src/architecture/space/tableSpace';
import { gridSearch } from '../../src/train/sweep/search';
import { gaussianBlobs } from '../gaussianBlobs';

test('pictureSpace({inputShape, classes}) builds each of its networks, and makes no tensor before', () => {
  const before = tf.memory().numTensors;
  const { parameters, build } = pictureSpace({ inputShape: [8, 8, 1], classes: 3, widths: [2, 4], depths: [1] });
  expect(tf.memory().numTensors).toBe(before);
  expect(parameters.stages.values).toEqual([1, 2, 3]);
  const all = gridSearch().plan(parameters, 0) as unknown as Parameters<typeof build>[0][];
  expect(all).toHaveLength(18);
  const counts = all.map((values) => {
    const model = build(values, 0);
    expect(model.outputs[0].shape).toEqual([null, 3]);
    const count = model.countParams();
    model.dispose();
    return count;
  });
  expect(new Set(counts).size).toBeGreaterThan(12);
  expect(tf.memory().numTensors).toBe(before);
});

test('tableSpace(train) builds students of its rows', () => {
  const before = tf.memory().numTensors;
  const train = gaussianBlobs({ rows: 60 });
  const { build } = tableSpace(train, { widths: [2, 4], depths: [1, 2] });
  const model = build({ width: 4, depth: 2, embedding: 'linear' }, 1);
  expect(model.countParams()).toBe(4 * 4 + 4 + (4 * 4 + 4) + (4 * 3 + 3));
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  [() => pictureSpace({ inputShape: [8, 8, 1], classes: 3, widths: [0] }), /^blockNetwork: expected width/],
  [
    () => pictureSpace({ inputShape: [8, 8, 1], classes: 3, stages: [4] }),
    /^blockNetwork: expected pictures of at least 16 x 16/
  ],
  [() => pictureSpace({ inputShape: [8, 8], classes: 3 }), /^pictureSpace: expected inputShape/],
  [() => pictureSpace({ inputShape: [8, 8, 1], classes: 3, blocks: ['x' as never] }), /^blockNetwork: expected block/],
  [() => pictureSpace(undefined as never), /^pictureSpace: expected options/],
  [() => tableSpace(gaussianBlobs({ rows: 60 }), { widths: [] }), /^choice: expected an array/],
  [
    () => pictureSpace({ inputShape: [8, 8, 1], classes: 3, depths: [0.5, 1] }),
    /^pictureSpace: expected depths\[0\] to be a whole number/
  ],
  [() => tableSpace(gaussianBlobs({ rows: 60 }), { depths: [2, 0.5] }), /^tableSpace: expected depths\[1\] to be a whole number/],
  [() => tableSpace({} as never), /^tabularStudent: /]
])('spaces refuse what cannot be built: %#', (make, message) => {
  const before = tf.memory().numTensors;
  expect(make).toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
});
