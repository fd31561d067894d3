import { expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';

const { layers } = tf;
const dropping = { units: 3, dropout: 0.3, recurrentDropout: 0.2 };
const sequences = { ...dropping, returnSequences: true };
const kinds: { [kind: string]: () => tf.layers.Layer } = {
  lstm: () => layers.lstm({ ...sequences, inputShape: [4, 2] }),
  gru: () => layers.gru({ ...sequences, inputShape: [4, 2] }),
  simpleRNN: () => layers.simpleRNN({ ...sequences, inputShape: [4, 2] }),
  bidirectional: () => layers.bidirectional({ layer: layers.gru(sequences) as never, inputShape: [4, 2] }),
  'cells in a layer': () =>
    layers.rnn({
      cell: layers.stackedRNNCells({ cells: [layers.lstmCell(dropping), layers.gruCell(dropping)] }),
      returnSequences: true,
      inputShape: [4, 2]
    }),
  convLstm2d: () =>
    layers.convLstm2d({ ...dropping, units: undefined, filters: 2, kernelSize: 1, inputShape: [4, 1, 1, 2] } as never)
};

const data = kd.dataset({
  x: Array.from({ length: 40 }, (_, row) => Array.from({ length: 8 }, (_, i) => Math.sin(row * 8 + i))),
  y: Array.from({ length: 40 }, (_, row) => row % 2),
  classes: 2,
  shape: [4, 2],
  synthetic: true
});

const withHead = (kind: string) => tf.sequential({ layers: [kinds[kind](), layers.flatten(), layers.dense({ units: 2 })] });
const small = Object.keys(kinds).filter((kind) => kind !== 'convLstm2d');

test.each(small)('distill: a student and a teacher with dropout in %s leave no masks, as graphs and without', async (kind) => {
  const before = tf.memory().numTensors;
  for (const eager of ['', '1']) {
    process.env.STILLROOM_EAGER = eager;
    const [teacher, student] = [withHead(kind), withHead(kind)];
    await kd.distill({ teacher, student, data, epochs: 3, batchSize: 12, baseline: false, show: false });
    for (const model of [teacher, student]) model.dispose();
  }
  delete process.env.STILLROOM_EAGER;
  expect(tf.memory().numTensors).toBe(before);
});

test.each(Object.keys(kinds))(
  '%s with dropout takes batches of several sizes in turn, and its gradient, and leaves no masks',
  (kind) => {
    const model = withHead(kind);
    const shape = model.inputs[0].shape.slice(1) as number[];
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      for (const training of [false, true])
        for (const rows of [5, 3]) {
          const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
          const loss = () => tf.sum(model.apply(tf.ones([rows, ...shape]), { training }) as tf.Tensor).asScalar();
          expect(Object.keys(tf.variableGrads(loss, weights).grads)).toHaveLength(weights.length);
        }
    });
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  }
);
