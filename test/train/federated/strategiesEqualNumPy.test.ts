import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { computeAgreements } from '../../../src/train/federated/poison/computeAgreements';
import { findPoisoned } from '../../../src/train/federated/poison/findPoisoned';
import { reference } from './federatedReference';
import { leavesNoTensors, weightsOf } from './smallFederation';

const { tf } = kd;
leavesNoTensors();

const { start, rate, clients } = reference;
const model = () => {
  const linear = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2], useBias: false })] });
  tf.tidy(() => linear.setWeights([tf.tensor2d(start)]));
  return linear;
};
const rows = (x: number[][], y: number[]) => kd.dataset({ x, y, classes: 3 });
const publicRows = rows(
  reference.public,
  reference.public.map(() => 0)
);
const options = {
  clients: clients.map(({ x, y }, i) => ({ name: `client ${i}`, model, data: rows(x, y) })),
  optimizer: kd.sgd({ learningRate: rate, momentum: 0 }),
  ...{ publicRows, test: publicRows, rounds: 1, epochs: 1, batchSize: 12, show: false }
};

test('the weights of a round of fedAvg() are those of NumPy', async () => {
  const learnt = await kd.federated.learn({ ...options, strategy: kd.federated.fedAvg() });
  weightsOf(learnt.servers.server).forEach((weight, i) => expect(weight).toBeCloseTo(reference.average.flat()[i], 5));
  learnt.dispose();
});

test('the consensus of fedMd() is that of NumPy', async () => {
  const base = kd.federated.fedMd({ firstEpochs: 1 });
  const heard: number[][] = [];
  const strategy: kd.FederatedStrategy = { ...base, receive: (_, update) => void heard.push(Array.from(update)) };
  const learnt = await kd.federated.learn({ ...options, strategy });
  learnt.dispose();
  expect(heard.length).toBe(3);
  heard[0].forEach((value, i) => expect(value).toBeCloseTo(reference.consensus.flat()[i], 5));
});

test('the agreement of a client with the mean probabilities of the others is the kappa of scikit-learn', () => {
  const logits = reference.answers.map((answer, i): [string, kd.Matrix] => [
    String(i),
    { rows: answer.length, columns: 5, values: Float32Array.from(answer.flat()) }
  ]);
  const agreements = [...computeAgreements(new Map(logits)).values()];
  agreements.forEach((agreement, i) => expect(agreement).toBeCloseTo(reference.kappas[i], 10));
});

test('who agrees no better than by chance, far from the others, is found; fewer than four are never suspected', () => {
  const found = (...all: number[]) => findPoisoned(new Map(all.map((one, i) => [String(i), one])))?.map(({ client }) => client);
  expect(found(0.6, 0.5, 0.55, 0.45, -0.05)).toEqual(['4']);
  expect(found(0.6, 0.5, 0.55, 0.45, 0.2)).toEqual([]);
  expect(found(0.6, 0.5, -0.5)).toEqual([]);
  // Where nobody agrees with anybody, nobody can be told from the others.
  expect(found(0.1, 0.15, 0.05, 0.1, -0.2)).toBeUndefined();
});
