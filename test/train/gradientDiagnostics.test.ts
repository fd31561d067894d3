import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import type { RunRecord } from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

interface Reference {
  student: number[][];
  teacher: number[][];
  cases: {
    x: number[][];
    y: number[];
    hintWeight: number;
    norms: { [term: string]: number };
    cosines: { [pair: string]: number | null };
    weightNorm: number;
  }[];
}

const file = join(__dirname, '../reference/train/gradientDiagnostics.json');
const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;
const data = {
  train: gaussianBlobs({ rows: 150 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const quiet = { data, epochs: 3, batchSize: 32, show: false, baseline: false } as const;
const hint = { weight: 2, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };
const soft = { weight: 0.7, loss: kd.softTargets({ temperature: 4 }) };
const hard = { weight: 0.3, loss: kd.crossEntropy() };

let before: number;
const models: tf.LayersModel[] = [];
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.splice(0).forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

function owned<M extends tf.LayersModel>(model: M): M {
  models.push(model);
  return model;
}

const network = (seed: number, ...units: number[]) => owned(denseNetwork(units, { seed }));

/** Everything that equal runs share, and the history without what was looked at. */
function rest({ stamp: _stamp, history, ...record }: RunRecord) {
  const series = Object.fromEntries(Object.entries(history.series).filter(([name]) => !isLooked(name)));
  return { ...record, history: { ...history, series } };
}

const isLooked = (name: string) => /^(gradient|weightNorm)/.test(name);
const lookedAt = ({ history }: RunRecord) => Object.keys(history.series).filter(isLooked).sort();
const measured = ({ history }: RunRecord, name: string) => history.series[name].filter((value) => value !== null);

test('the norms and cosines of terms are those that PyTorch finds, in double precision, to 1e-5', async () => {
  for (const { x, y, hintWeight, norms, cosines, weightNorm } of reference.cases) {
    const [teacher, student] = ['teacher', 'student'].map((name) => {
      const model = network(1, 5, 3);
      const weights = reference[name as 'teacher'].flatMap((one, i) => tf.tensor(one, model.weights[i].shape as number[]));
      model.setWeights(weights);
      tf.dispose(weights);
      return model;
    });
    const rows = kd.dataset({ x, y, classes: 3 });
    const terms = { hard, soft, hint: { ...hint, weight: hintWeight } };
    const { history } = await kd.distill({
      ...{ teacher, student, terms, epochs: 1, batchSize: y.length, show: false, baseline: false, diagnostics: true },
      data: { train: rows, validation: rows }
    });
    const at = (name: string) => history.series[name][0];
    for (const [term, norm] of Object.entries(norms)) near(at(`gradientNorm/${term}`), norm);
    for (const [pair, cosine] of Object.entries(cosines)) near(at(`gradientCosine/${pair}`), cosine);
    near(at('weightNorm'), weightNorm);
  }
});

function near(got: number | null, expected: number | null) {
  if (expected === null || got === null) return expect(got).toBe(expected);
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected)));
}

describe('with diagnostics all other numbers of a run are exactly the same', () => {
  const runs = async (options: Partial<kd.DistillOptions>, build: () => tf.LayersModel = () => network(2, 6, 3)) => {
    const teacher = network(1, 16, 3);
    const once = async (diagnostics: boolean) => {
      const student = build();
      const record = await kd.distill({ ...quiet, ...options, teacher, student, diagnostics });
      return { record, weights: student.getWeights().map((weight) => Array.from(weight.dataSync())) };
    };
    const [plain, looked] = [await once(false), await once(true)];
    expect(rest(looked.record)).toEqual(rest(plain.record));
    expect(looked.weights).toEqual(plain.weights);
    expect(lookedAt(plain.record)).toEqual([]);
    return looked.record;
  };

  test('for hard and soft labels, with a baseline', async () => {
    const record = await runs({ baseline: true });
    expect(lookedAt(record)).toEqual(
      ['gradientCosine/hard and soft', 'gradientNorm/hard', 'gradientNorm/soft', 'weightNorm'].sort()
    );
    expect(measured(record, 'gradientNorm/soft').length).toBe(3);
    expect(record.baselineHistory?.series.weightNorm).toBeUndefined();
  });

  test('for dropout and batch normalisation, whose running means a second pass would move', async () => {
    const build = () =>
      owned(
        kd.seeded(5, () =>
          tf.sequential({
            layers: [
              tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
              tf.layers.batchNormalization(),
              tf.layers.dropout({ rate: 0.4 }),
              tf.layers.dense({ units: 3 })
            ]
          })
        )
      );
    await runs({}, build);
  });

  test('for stages with a layer of their own, inner layers with an adapter, and a transfer set', async () => {
    const stages = kd.stages([
      { name: 'hint', epochs: 1, terms: { hint }, trainable: ['hidden'] },
      { name: 'distil', epochs: 2, terms: { hard, soft, hint } }
    ]);
    const more = { more: { data: kd.unlabelled(gaussianBlobs({ rows: 90, seed: 5 })), weight: 1 } };
    const record = await runs({ stages, epochs: undefined, transfer: more });
    expect(lookedAt(record)).toContain('gradientNorm/more.soft');
    expect(record.history.series['gradientNorm/soft'][0]).toBeNull();
    expect(record.history.series['gradientNorm/hint'][0]).toBeGreaterThan(0);
  });
});

test('train({diagnostics: {every}}) looks at every so many epochs, and the record reads as one of schema 1', async () => {
  const { baseline: _, ...options } = quiet;
  const record = await kd.train({ ...options, student: network(2, 6, 3), epochs: 5, diagnostics: { every: 2 } });
  expect(measured(record, 'gradientNorm/hard').length).toBe(3);
  expect(measured(record, 'weightNorm').length).toBe(3);
  const { epoch, memory, processors } = record.stamp.clock!;
  expect(epoch).toEqual([1, 2, 3, 4, 5]);
  for (const column of [memory, processors]) {
    expect(column?.length).toBe(5);
    expect(column?.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  }
  expect(validateRecord('test', JSON.parse(JSON.stringify(record))).id).toBe(record.id);
});

test('study({diagnostics}) looks in the run of every seed', async () => {
  const student = () => denseNetwork([4, 3]);
  const teacher = network(1, 16, 3);
  const study = await kd.study({ ...quiet, teacher, student, epochs: 1, seeds: 2, diagnostics: true });
  for (const record of study.records) expect(lookedAt(record).length).toBe(4);
  study.students.forEach((model) => model.dispose());
});

test('a gradient that is not finite is null in the record, and says nothing of the others', async () => {
  const teacher = network(1, 16, 3);
  // A loss of 0 whose gradient is Infinity times 0.
  const odd = Object.assign(
    ({ student }: kd.LossInputs) => tf.tidy(() => tf.sqrt(tf.mul(tf.sum(student as tf.Tensor2D, 1), 0))),
    { description: { name: 'odd' }, needs: [] }
  );
  const terms = { odd: { weight: 1, loss: odd }, soft };
  const record = await kd.distill({ ...quiet, batchSize: 150, teacher, student: network(2, 6, 3), terms, diagnostics: true });
  expect(record.status).toBe('failed');
  const { series } = record.history;
  expect([series['gradientNorm/odd'][0], series['gradientCosine/odd and soft'][0]]).toEqual([null, null]);
  expect(series['gradientNorm/soft'][0]).toBeGreaterThan(0);
});

test('a run that is stopped leaves no tensor, and what was looked at so far', async () => {
  const controller = new AbortController();
  const onEvent = (event: kd.RunEvent) => {
    if (event.type === 'point' && event.epoch > 1) controller.abort();
  };
  const student = network(2, 6, 3);
  const teacher = network(1, 16, 3);
  const record = await kd.distill({
    ...quiet,
    teacher,
    student,
    epochs: 50,
    diagnostics: true,
    signal: controller.signal,
    onEvent
  });
  expect(record.status).toBe('stopped');
  expect(measured(record, 'gradientNorm/soft').length).toBe(2);
});

test('diagnostics refuses what is neither true, false nor how often', async () => {
  const asked = (diagnostics: unknown) =>
    kd.train({ student: network(2, 6, 3), data, show: false, diagnostics } as kd.TrainOptions);
  await expect(asked({ often: 2 })).rejects.toThrow('train: diagnostics: expected');
  await expect(asked({ every: 0 })).rejects.toThrow('train: diagnostics: expected every to be');
  await expect(asked('epoch')).rejects.toThrow('train: diagnostics: expected');
});
