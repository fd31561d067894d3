import { expect, test } from 'vitest';
import * as kd from '../../src';
import type { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';
import { mulberry32 } from '../mulberry32';

/** Two overlapping clouds; about one row in `rarity` is of class 1. */
function rare({ rows = 600, seed = 1, rarity = 12 } = {}): kd.Dataset {
  const whole = gaussianBlobs({ rows: rows * rarity, classes: 2, seed, spread: 2 });
  const uniform = mulberry32(seed + 100);
  const kept = Array.from(whole.y.keys()).filter((row) => whole.y[row] === 0 || uniform() < 1 / (rarity - 1));
  return kd.takeRows(whole, kept.slice(0, rows));
}

const data = { train: rare(), validation: rare({ seed: 2 }), test: rare({ seed: 3 }) };
const quiet = { epochs: 4, batchSize: 64, show: false, optimizer: kd.adam({ learningRate: 0.02 }) } as const;
const model = (units: number, seed = 1) => denseNetwork([8, units], { seed });

test('with two classes the epoch of the largest average precision on validation is kept, unless best says otherwise', async () => {
  const run = await kd.train({ student: model(1), data, ...quiet });
  const column = run.history.series['validation/averagePrecision'].filter((value): value is number => value !== null);
  expect(run.history.best?.series).toBe('validation/averagePrecision');
  expect(run.history.best?.value).toBe(Math.max(...column));
  expect(run.setup.best).toBe('averagePrecision');
  const byNll = await kd.train({ student: model(1), data, ...quiet, best: 'nll' });
  const nll = byNll.history.series['validation/nll'].filter((value): value is number => value !== null);
  expect(byNll.history.best?.value).toBe(Math.min(...nll));
});

test('best refuses what cannot rank the rows, by name', async () => {
  const three = gaussianBlobs({ rows: 60 });
  await expect(kd.train({ student: model(3), data: three, best: 'rocAuc', show: false })).rejects.toThrow(
    /^train: expected best to be "accuracy" or "nll" for 3 classes, got "rocAuc"; /
  );
  const oneClass = kd.takeRows(
    data.validation,
    [...data.validation.y.keys()].filter((row) => data.validation.y[row] === 0)
  );
  await expect(
    kd.train({ student: model(1), data: { ...data, validation: oneClass }, best: 'averagePrecision', show: false })
  ).rejects.toThrow(/expected both classes in the validation rows for best "averagePrecision", got one; /);
  const run = await kd.train({ student: model(1), data: { ...data, validation: oneClass }, ...quiet });
  expect(run.history.best?.series).toBe('validation/accuracy');
});

test('weights of 0 leave rows out: the same student as trained without them, where batches hold all rows', async () => {
  const half = Array.from({ length: 300 }, (_, i) => i);
  const weights = Float32Array.from({ length: 600 }, (_, i) => (i < 300 ? 2 : 0));
  const quietly = { epochs: 3, batchSize: 600, show: false, optimizer: kd.sgd({ learningRate: 0.1, momentum: 0 }) } as const;
  const [weighted, without] = [model(1), model(1)];
  const validation = data.validation;
  await kd.train({ student: weighted, data: { train: { ...data.train, weights }, validation }, ...quietly, best: 'nll' });
  await kd.train({ student: without, data: { train: kd.takeRows(data.train, half), validation }, ...quietly, best: 'nll' });
  const numbers = (of: tf.LayersModel) => of.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
  numbers(weighted).forEach((value, i) => expect(value).toBeCloseTo(numbers(without)[i], 5));
});

test('a teacher of one unit teaches a student of two, and the other way round', async () => {
  const teacher = model(1, 5);
  await kd.train({ student: teacher, data, ...quiet });
  const one = await kd.distill({ teacher, student: model(1), data, ...quiet, epochs: 2 });
  const two = await kd.distill({ teacher, student: model(2), data, ...quiet, epochs: 2 });
  const back = await kd.distill({ teacher: model(2, 5), student: model(1), data, ...quiet, epochs: 1 });
  expect(two.scores.teacher?.test?.averagePrecision).toBe(one.scores.teacher?.test?.averagePrecision);
  expect([one.status, two.status, back.status]).toEqual(['done', 'done', 'done']);
});

test('a record compares student, baseline and teacher on the test rows, and the run says when distilling hurt', async () => {
  const opposite = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]).mul(-20);
  const run = await kd.distill({
    teacher: opposite,
    student: model(1),
    data,
    ...quiet,
    terms: { soft: { weight: 1, loss: kd.softTargets({ temperature: 1 }) } }
  });
  const difference = run.comparison?.differences.find(
    ({ metric, against }) => metric === 'averagePrecision' && against === 'baseline'
  );
  const { student, baseline } = run.scores;
  expect(difference?.mean).toBeCloseTo(
    (student?.test?.averagePrecision as number) - (baseline?.test?.averagePrecision as number),
    1
  );
  expect(difference?.verdict).toBe('worse');
  expect(run.findings.find(({ check }) => check === 'negativeTransfer')?.level).toBe('problem');
});
