import { expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs';
import '../../src/engine/loadEngine';
import { withSeededRandom } from '../../src/data/withSeededRandom';
import { computeModelFingerprint } from '../../src/teachers/computeModelFingerprint';

const { layers } = tf;
const inside: { [where: string]: (units?: number) => tf.layers.Layer[] } = {
  'a layer of both directions': (units = 3) => [
    layers.bidirectional({ layer: layers.lstm({ units }) as never, inputShape: [4, 3] })
  ],
  'a layer for each time': (units = 3) => [
    layers.timeDistributed({ layer: layers.dense({ units }), inputShape: [4, 3] }),
    layers.flatten()
  ],
  'stacked cells': (units = 3) => [
    layers.rnn({
      cell: layers.stackedRNNCells({ cells: [layers.lstmCell({ units }), layers.gruCell({ units })] }),
      inputShape: [4, 3]
    })
  ]
};

test.each(Object.keys(inside))('computeModelFingerprint: two models built alike share it, with %s', (where) => {
  const build = (units?: number) =>
    withSeededRandom(1, () => tf.sequential({ layers: [...inside[where](units), layers.dense({ units: 2 })] }));
  const models = [build(), build(), build(4)];
  const [one, again, other] = models.map(computeModelFingerprint);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
  for (const model of models) model.dispose();
});
