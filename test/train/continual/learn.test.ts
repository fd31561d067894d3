import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { reference } from './continualReference';
import { leavesNoTensors, smallStream, studentFor, weightsOf } from './smallStream';

const { continual, tf } = kd;
const { darkExperience, fineTuning, joint, learn, replay, reservoir } = continual;
leavesNoTensors();

/** Rows of a part of two classes, one where each number stands. */
function onePerColumn(name: string, columns: number[], labels: number[]): kd.StreamPart {
  const x = columns.map((column) => Array.from({ length: 4 }, (_, i) => Number(i === column)));
  const rows = kd.dataset({ x, y: labels, classes: 2 });
  return { name, train: rows, test: rows };
}

function linear(units = 2, inputs = 4) {
  return tf.sequential({
    layers: [tf.layers.dense({ units, inputShape: [inputs], useBias: false, kernelInitializer: 'zeros' })]
  });
}

const quiet = { show: false, optimizer: kd.sgd({ learningRate: 1, momentum: 0 }) };

test('learn() measures a forgetting of 1 where the labels of the second part contradict the first', async () => {
  const parts = [onePerColumn('right', [0, 1], [0, 1]), onePerColumn('wrong', [0, 1], [1, 0])];
  const student = linear();
  const learnt = await learn({ ...quiet, student, parts, epochs: 20 });
  // Zeros say the first class of all rows; after a part its labels are right, and those of the other part wrong.
  expect(learnt.initial).toEqual([0.5, 0.5]);
  expect(learnt.accuracy).toEqual([
    [1, 0],
    [0, 1]
  ]);
  expect(learnt.summary).toEqual({ averageAccuracy: 0.5, forgetting: 1, backwardTransfer: -1, forwardTransfer: -0.5 });
  expect(learnt.says).toBe('After 2 parts fineTuning has an average accuracy of 50.0 %, with a forgetting of 100.0 %.');
  expect(learnt.accuracyGivenPart).toBeUndefined();
  student.dispose();
});

test('learn() measures a forgetting of 0 where parts have columns of their own', async () => {
  const parts = [onePerColumn('left', [0, 1], [0, 1]), onePerColumn('right', [2, 3], [0, 1])];
  const student = linear();
  const learnt = await learn({ ...quiet, student, parts, epochs: 3 });
  expect(learnt.accuracy).toEqual([
    [1, 0.5],
    [1, 1]
  ]);
  expect(learnt.summary).toEqual({ averageAccuracy: 1, forgetting: 0, backwardTransfer: 0, forwardTransfer: 0 });
  student.dispose();
});

test('the steps of DER++ in the loop, and the weights that they end in, are those of PyTorch', async () => {
  const { x, y, start, rate, alpha, beta, steps, end } = reference.stream;
  const parts = x.map((rows, i) => {
    const data = kd.dataset({ x: rows, y: y[i], classes: 4 });
    return { name: `part ${i}`, train: data, test: data };
  });
  const student = linear(4, 3);
  tf.tidy(() => student.setWeights([tf.tensor2d(start)]));
  const strategy = darkExperience({ memory: reservoir({ rows: 12 }), alpha, beta });
  const optimizer = kd.sgd({ learningRate: rate, momentum: 0 });
  const { record } = await learn({ student, parts, strategy, epochs: 3, batchSize: 12, optimizer, show: false });
  for (const [i, step] of steps.entries()) {
    const { series } = historyOf(record, Math.floor(i / 3));
    expect(series['train/loss'][i % 3]).toBeCloseTo(step.loss, 6);
    expect(series['train/hard'][i % 3]).toBeCloseTo(step.hard, 6);
    if (step.dark === undefined) continue;
    expect(series['train/dark.logits'][i % 3]! / 2).toBeCloseTo(step.dark, 6);
    expect(series['train/replay.hard'][i % 3]).toBeCloseTo(step.replay!, 6);
  }
  weightsOf(student).forEach((value, i) => expect(value).toBeCloseTo(end.flat()[i], 6));
  student.dispose();
});

test('the record has the rows, classes and fingerprint of each part, the curves by its name, and what is in memory', async () => {
  const parts = smallStream();
  const student = studentFor(1);
  const strategy = replay({ memory: reservoir({ rows: 30 }) });
  const { record, memory, accuracy, accuracyGivenPart, initial } = await learn({
    student,
    parts,
    strategy,
    epochs: 2,
    show: false
  });
  const { stream } = record;
  expect(record.status).toBe('done');
  expect(stream!.strategy).toEqual({ name: 'replay', memory: { name: 'reservoir', rows: 30 }, weight: 1 });
  expect(stream!.parts.map(({ fingerprint: _, ...part }) => part)).toEqual([
    { name: '0, 1', rows: { train: 80, validation: 20, test: 40 }, classes: [0, 1] },
    { name: '2, 3', rows: { train: 80, validation: 20, test: 40 }, classes: [2, 3] }
  ]);
  expect(record.data.rows).toEqual({ train: 160, validation: 40, test: 80 });
  expect(new Set(stream!.parts.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(record.participants!.map(({ name, role }) => [name, role])).toEqual([
    ['0, 1', 'generation'],
    ['2, 3', 'generation']
  ]);
  expect(historyOf(record, 1).series['train/replay.hard'].some((value) => value! > 0)).toBe(true);
  expect(historyOf(record, 0).series['train/replay.hard']).toBeUndefined();
  expect(historyOf(record, 1).best).toBeNull();
  expect(stream!.scores).toEqual([
    { learnt: 0, accuracy: initial, accuracyGivenPart: expect.any(Array) },
    { learnt: 1, accuracy: accuracy[0], accuracyGivenPart: accuracyGivenPart![0], memory: { rows: 30, bytes: 30 * 4 * 6 } },
    { learnt: 2, accuracy: accuracy[1], accuracyGivenPart: accuracyGivenPart![1], memory: { rows: 30, bytes: 30 * 4 * 6 } }
  ]);
  expect(memory!.bytes).toBe(720);
  // All models are scored on the rows of all parts, which are equally many here.
  const scores = record.participants!.map((one) => ('info' in one ? one.scores : record.scores.student)!.test!);
  expect(scores.map(({ rows }) => rows)).toEqual([80, 80]);
  scores.forEach((one, i) => expect(one.accuracy).toBeCloseTo((accuracy[i][0] + accuracy[i][1]) / 2, 10));
  expect(JSON.stringify(record).length).toBeLessThan(20_000);
  student.dispose();
});

test('the fingerprint of a part and the id of a run follow from its rows', async () => {
  const run = async (parts: kd.StreamPart[]) => {
    const student = studentFor(1);
    const { record } = await learn({ student, parts, epochs: 1, show: false });
    student.dispose();
    return record;
  };
  const parts = smallStream();
  const same = await run(smallStream());
  const x = parts[1].train.x.slice();
  x[0] += 1;
  const other = await run([parts[0], { ...parts[1], train: { ...parts[1].train, x } }]);
  const prints = ({ stream }: kd.RunRecord) => stream!.parts.map(({ fingerprint }) => fingerprint);
  expect(prints(await run(parts))).toEqual(prints(same));
  expect(prints(other)[0]).toBe(prints(same)[0]);
  expect(prints(other)[1]).not.toBe(prints(same)[1]);
  expect(other.id).not.toBe(same.id);
});

test('the same seed gives the same numbers to the bit, another one others', async () => {
  const run = async (seed: number) => {
    const student = studentFor(1);
    const strategy = darkExperience({ memory: reservoir({ rows: 20 }) });
    const { record, memory, accuracy } = await learn({
      student,
      parts: smallStream(),
      strategy,
      epochs: 2,
      batchSize: 16,
      seed,
      show: false
    });
    const weights = weightsOf(student);
    student.dispose();
    const { stamp, ...rest } = record;
    return { weights, memory, accuracy, rest };
  };
  const [one, again, other] = [await run(3), await run(3), await run(4)];
  expect(again).toEqual(one);
  expect(other.weights).not.toEqual(one.weights);
  expect(other.memory!.numbers).not.toEqual(one.memory!.numbers);
});

test('replay, DER++ and joint training keep what fine-tuning forgets, and the part told is easier', async () => {
  const parts = smallStream();
  const learnt: { [name: string]: kd.LearntStream } = {};
  const memory = reservoir({ rows: 40 });
  for (const strategy of [fineTuning(), replay({ memory }), darkExperience({ memory }), joint()]) {
    const student = studentFor(1);
    const optimizer = kd.adam({ learningRate: 0.1 });
    learnt[strategy.description.name] = await learn({
      student,
      parts,
      strategy,
      optimizer,
      epochs: 4,
      batchSize: 16,
      show: false
    });
    student.dispose();
  }
  const { fineTuning: control, ...others } = learnt;
  expect(control.summary!.averageAccuracy).toBeLessThan(0.6);
  for (const { summary, accuracy, accuracyGivenPart } of Object.values(others)) {
    expect(summary!.averageAccuracy).toBeGreaterThan(0.9);
    accuracy.forEach((row, i) => row.forEach((value, j) => expect(accuracyGivenPart![i][j]).toBeGreaterThanOrEqual(value)));
  }
});

test('a signal stops the stream after the batch: the record so far, no summary, the memory of the parts before', async () => {
  const student = studentFor(1);
  const controller = new AbortController();
  const strategy = replay({ memory: reservoir({ rows: 10 }) });
  const onEvent = (event: kd.RunEvent) => {
    if (event.type === 'point' && event.of === '2, 3') controller.abort();
  };
  const { signal } = controller;
  const learnt = await learn({ student, parts: smallStream(), strategy, epochs: 3, batchSize: 16, signal, onEvent, show: false });
  expect(learnt.record.status).toBe('stopped');
  expect(learnt.accuracy.length).toBe(1);
  expect(learnt.summary).toBeNull();
  expect(learnt.says).toMatch(/: stopped after 1 of 2 parts$/);
  expect(learnt.memory!.numbers.length).toBe(10);
  // It can learn again.
  expect((await learn({ student, parts: smallStream(), epochs: 1, show: false })).record.status).toBe('done');
  student.dispose();
});

test('a strategy of the user gets the part, the memory and the model before, and what it plans is checked', async () => {
  const moments: kd.PartMoment[] = [];
  const own: kd.Strategy = {
    description: { name: 'own' },
    async plan(moment) {
      moments.push(moment);
      const { rows, columns } = await moment.before(moment.train);
      expect([rows, columns]).toEqual([80, 4]);
      return { rows: moment.train, terms: { hard: { weight: 1, loss: kd.crossEntropy() } } };
    }
  };
  const run = async (strategy: kd.Strategy) => {
    const student = studentFor(1);
    try {
      return await learn({ student, parts: smallStream(), strategy, epochs: 1, show: false });
    } finally {
      student.dispose();
    }
  };
  expect((await run(own)).record.stream!.strategy).toEqual({ name: 'own' });
  expect(moments.map(({ part, classesBefore, earlier, memory }) => [part, classesBefore, earlier.length, memory])).toEqual([
    [0, [], 0, null],
    [1, [0, 1], 1, null]
  ]);
  const planning = (plan: object) => run({ ...own, plan: (moment) => ({ ...fineTuning().plan(moment), ...plan }) as never });
  const soft = { soft: { weight: 1, loss: kd.softTargets() } };
  await expect(planning({ terms: soft })).rejects.toThrow('part "0, 1": expected logits of the rows for term "soft", got none');
  await expect(planning({ terms: {} })).rejects.toThrow('expected at least one term, got none');
  await expect(planning({ terms: { hint: { weight: 1, loss: kd.hint() } } })).rejects.toThrow(
    'expected losses of logits and labels'
  );
  await expect(planning({ rows: {} })).rejects.toThrow('continual.learn: part "0, 1": rows: expected');
  await expect(planning({ replay: { 'a.b': {} } })).rejects.toThrow('expected a name of its own');
  await expect(planning({ replay: 3 })).rejects.toThrow('expected replay of the plan to be named sets of rows, got 3');
  await expect(planning({ logits: { rows: 1, columns: 4, values: new Float32Array(4) }, terms: soft })).rejects.toThrow(
    'expected logits of 80 rows'
  );
  await expect(run({ ...own, plan: () => Promise.reject(new Error('mine')) })).rejects.toThrow('mine');
  await expect(run({ ...own, plan: () => 4 as never })).rejects.toThrow('expected the strategy to plan {rows, terms}, got 4');
});

test('learn() refuses parts and students that do not fit, before any training', async () => {
  const parts = smallStream();
  const student = studentFor(1);
  const refused = (options: object) => expect(learn({ student, parts, show: false, ...options })).rejects;
  await refused({ parts: [] }).toThrow('continual.learn: expected 1 to 64 parts in a list, got');
  await refused({ parts: [parts[0], parts[0]] }).toThrow('expected a short name of its own for each part, got "0, 1"');
  await refused({ parts: [{ name: 'x', train: parts[0].train }] }).toThrow('continual.learn: parts[0]: test: expected');
  const wide = kd.dataset({ x: [[1], [2]], y: [0, 1], classes: parts[0].train.classes });
  await refused({ parts: [parts[0], { name: 'wide', train: wide, test: wide }] }).toThrow(
    'expected train rows of part "wide" in shape [4]'
  );
  await refused({ strategy: 'replay' }).toThrow('continual.learn: expected a strategy, got "replay"');
  await refused({ strategy: replay({ memory: reservoir({ bytes: 10 }) }) }).toThrow(
    'expected a memory of at least one row, 24 bytes'
  );
  await refused({ epochs: 0 }).toThrow('expected epochs to be');
  await refused({ folder: 'x' }).toThrow('got "folder"');
  const single = linear(1);
  const two = [onePerColumn('a', [0, 1], [0, 1])];
  await refused({ student: single, parts: two }).toThrow('to have one unit for each of 2 classes, got 1');
  single.dispose();
  student.dispose();
});

function historyOf(record: kd.RunRecord, part: number): kd.History {
  const participant = record.participants![part];
  return 'field' in participant ? record.history : participant.history!;
}
