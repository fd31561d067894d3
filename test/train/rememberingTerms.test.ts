import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const data = { train: gaussianBlobs({ rows: 50 }), validation: gaussianBlobs({ rows: 30, seed: 2 }) };
const layers = { teacher: 'hidden', student: 'hidden' };

let models: tf.LayersModel[] = [];
let before: number;
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

function network(name: string, units: number): tf.LayersModel {
  const built = denseNetwork([units, units, 3], { seed: units, name });
  models.push(built);
  return built;
}

interface Visits {
  rows: number;
  labels: Int32Array;
  /** How often each row of a batch was seen before. */
  seen: number[];
}

/** Counts how often each train row was seen; its value is the mean of that over the batch. */
function counting(tell: (visits: Visits) => void = () => {}): kd.Loss {
  const remembers: kd.LossMemory<Partial<kd.LossInputs>> = {
    begin: ({ labels }) => ({ visits: tf.zeros([labels.length]), constant: tf.scalar(7) }),
    after: ({ train, memory }) =>
      tf.tidy(() => {
        const rows = tf.tensor2d(train!.rows, [train!.rows.length, 1], 'int32');
        const more = tf.scatterND(rows, tf.ones([train!.rows.length]), memory!.visits.shape as [number]);
        return { visits: tf.add(memory!.visits, more), constant: memory!.constant };
      })
  };
  const loss = ({ features, train, memory }: kd.LossInputs) =>
    tf.tidy(() => {
      const seen = tf.gather(memory!.visits, tf.tensor1d(train!.rows, 'int32'));
      tell({ rows: train!.rows.length, labels: train!.labels, seen: Array.from(seen.dataSync()) });
      return tf.add(seen, tf.mul(0, tf.sum(features!.student as tf.Tensor, 1)));
    });
  return Object.assign(loss, { description: { name: 'counting' }, needs: ['features'] as const, remembers });
}

const term = (loss: kd.Loss) => ({ weight: 1, loss, layers });
const hard = { weight: 1, loss: kd.crossEntropy() };
const quick = { batchSize: 16, epochs: 4, show: false, baseline: false };
const run = (options: Partial<kd.DistillOptions>) =>
  kd.distill({ ...quick, teacher: network('big', 8), student: network('small', 4), data, ...options });

describe('a loss that remembers', () => {
  test('gets the train rows of its batch and what it remembered after the steps before, once a step', async () => {
    const visits: Visits[] = [];
    const { history } = await run({ terms: { hard, count: term(counting((one) => visits.push(one))) } });
    const perEpoch = history.epoch.map((epoch, i) => [epoch, history.series['train/count'][i]]);
    expect(perEpoch.filter(([epoch]) => Number.isInteger(epoch))).toEqual([1, 2, 3, 4].map((epoch) => [epoch, epoch - 1]));
    expect(visits[0].labels).toBe(data.train.y);
    expect(visits.map(({ rows }) => rows).slice(0, 4)).toEqual([16, 16, 16, 2]);
  });

  test('is not asked for the rows of transfer sets', async () => {
    const visits: Visits[] = [];
    const soft = { weight: 1, loss: kd.softTargets() };
    const { history } = await run({
      terms: { soft, count: term(counting((one) => visits.push(one))) },
      transfer: { more: { data: kd.unlabelled(gaussianBlobs({ rows: 20, seed: 5 })) } }
    });
    expect(Object.keys(history.series)).toContain('train/more.soft');
    expect(Object.keys(history.series)).not.toContain('train/more.count');
    expect(visits.map(({ rows }) => rows).slice(0, 4)).toEqual([16, 16, 16, 2]);
  });

  test('goes back with the weights where an epoch is left, and does not remember a step that did not count', async () => {
    const visits: Visits[] = [];
    let calls = 0;
    const breaking = Object.assign(
      (inputs: kd.LossInputs) => (++calls === 7 ? tf.mul(hard.loss(inputs), NaN) : hard.loss(inputs)),
      { description: { name: 'breaking' }, needs: ['labels'] as const }
    ) as kd.Loss;
    const terms = { breaking: { weight: 1, loss: breaking }, count: term(counting((one) => visits.push(one))) };
    const record = await run({ terms, rollback: true });
    expect(record.findings.map(({ check }) => check)).toContain('rollback');
    // Each row was seen once in the first epoch. In the second, the third step broke: what it had seen by then is forgotten.
    expect(new Set(visits.at(7)!.seen)).toEqual(new Set([1]));
    expect(new Set(visits.at(-1)!.seen)).toEqual(new Set([2]));
  });

  test('has another memory for each pair of layers, and one that begins otherwise with another seed', async () => {
    const pairs = [layers, { teacher: 'deep', student: 'deep' }];
    const loss = kd.contrastiveRepresentation({ width: 3 });
    const first = async (seed: number) => {
      const terms = { crd: { weight: 1, loss, layers: pairs } };
      return (await run({ terms, seed, epochs: 1 })).history.series['train/crd'][0];
    };
    const [one, same, other] = [await first(1), await first(1), await first(2)];
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

test.each<[string, (loss: kd.Loss) => object, string]>([
  [
    'without layers',
    (loss) => ({ ...loss, needs: ['labels'] }),
    'distill: term "a": expected counting to need features, since it learns or remembers something, got ["labels"]'
  ],
  [
    'without saying what',
    () => ({ remembers: { begin: () => ({}) } }),
    'distill: term "a": expected counting to say what it remembers, got an object; give {begin(train, seed), after(inputs)}'
  ],
  [
    'and begins with nothing',
    ({ remembers }) => ({ remembers: { ...remembers, begin: () => undefined } }),
    'training: expected remembers.begin of a loss to give tensors by name, got undefined'
  ],
  [
    'and goes on with other shapes',
    ({ remembers }) => ({ remembers: { ...remembers, after: () => ({ visits: tf.zeros([2]) }) } }),
    'step: expected remembers.after of a loss to give tensors by the names and in the shapes of remembers.begin, got [2] for "visits"'
  ],
  [
    'and goes on with nothing',
    ({ remembers }) => ({ remembers: { ...remembers, after: () => undefined } }),
    'by the names and in the shapes of remembers.begin, got undefined'
  ]
])('distill refuses a loss that remembers %s', async (_, change, message) => {
  const loss = counting();
  const { needs, remembers } = loss;
  const changed = change({ needs, remembers } as kd.Loss);
  const terms = { a: term(Object.assign(loss, changed)) };
  await expect(run({ terms })).rejects.toThrow(message);
});

test('with two classes and one sigmoid unit the losses that learn or remember work as with more', async () => {
  const two = { train: gaussianBlobs({ rows: 40, classes: 2 }), validation: gaussianBlobs({ rows: 20, classes: 2, seed: 2 }) };
  const unit = (name: string, units: number) => {
    const built = denseNetwork([units, units, 1], { seed: units, name });
    models.push(built);
    return built;
  };
  const terms = {
    hard,
    vid: { weight: 1, loss: kd.variationalInformation(), layers },
    crd: { weight: 1, loss: kd.contrastiveRepresentation({ width: 4 }), layers },
    ofd: { weight: 0.01, loss: kd.overhaul({ margins: new Float32Array(8) }), layers },
    review: { weight: 1, loss: kd.review(), layers: [layers, { teacher: 'deep', student: 'deep' }] }
  };
  const record = await kd.distill({ ...quick, teacher: unit('big', 8), student: unit('small', 4), data: two, terms });
  expect(record.status).toBe('done');
  for (const name of Object.keys(terms)) expect(record.history.series[`train/${name}`].every(Number.isFinite)).toBe(true);
});
