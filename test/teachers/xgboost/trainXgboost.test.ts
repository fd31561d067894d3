import { afterEach, describe, expect, test } from 'vitest';
import type * as kd from '../../../src';
import type { Dataset } from '../../../src/data/Dataset';
import { takeRows } from '../../../src/data/takeRows';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { tf } from '../../../src/engine/tf';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import type { XgboostProgress } from '../../../src/teachers/xgboost/options/XgboostOptions';
import { gaussianBlobs } from '../../gaussianBlobs';
import { loanApplications } from '../../models/students/loanApplications';
import { distance } from './takeColumnsAndDistance';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

/** A host as the kernel's, which keeps what it is given and is interrupted after so many looks. */
function host(looks = Infinity) {
  const state = { shown: [] as { line: string; id: string; update: boolean }[], holds: 0, looks: 0 };
  const interrupted = () => ++state.looks > looks;
  globals[symbol] = {
    cell: () => 1,
    display: (bundle, options) => void state.shown.push({ line: bundle['text/plain'] as string, ...options }),
    interrupted,
    hold() {
      state.holds++;
      return () => void (state.holds = Math.max(0, state.holds - 1));
    },
    throwIfInterrupted() {
      if (state.looks > looks && !state.holds) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  return state;
}

const train = loanApplications({ rows: 500 });
const validation = loanApplications({ rows: 200, seed: 9 });
const quick = { rounds: 20, earlyStopping: 0, folds: 3 };

describe('kd.xgboost(train, {validation})', () => {
  test('the validation chooses the rounds, and the model keeps the best of them', async () => {
    const teacher = await xgboost(train, { validation, rounds: 300, earlyStopping: 7, learningRate: 0.4, metric: 'auc' });
    const { history } = teacher;
    expect(history).toMatchObject({ metric: 'auc', better: 'higher', chosenOn: 'validation', best: teacher.rounds });
    expect(history!.validation.length).toBe(teacher.rounds + 7);
    expect(history!.validation[teacher.rounds - 1]).toBe(Math.max(...history!.validation));
    const auc = rocAuc({ logits: teacher.predict(validation), labels: validation.y });
    expect(auc).toBeCloseTo(history!.validation[teacher.rounds - 1], 5);
    expect(teacher.folds!.length).toBe(500);
  });

  test('its metric is the mean log loss of the rows, on both sides', async () => {
    const teacher = await xgboost(train, { ...quick, validation, outOfFold: false });
    const { history } = teacher;
    expect(history).toMatchObject({ metric: 'logloss', better: 'lower', chosenOn: null, best: 20 });
    const logLoss = ({ y }: Dataset, margins: Float32Array) =>
      y.reduce((sum, label, i) => sum + Math.log1p(Math.exp(label ? -margins[i] : margins[i])), 0) / y.length;
    expect(history!.train[19]).toBeCloseTo(logLoss(train, teacher.predict(train).values), 5);
    expect(history!.validation[19]).toBeCloseTo(logLoss(validation, teacher.predict(validation).values), 5);
  });

  test('without validation the folds choose', async () => {
    const teacher = await xgboost(train, { rounds: 300, earlyStopping: 5, learningRate: 0.5, folds: 4 });
    const { history } = teacher;
    expect(history).toMatchObject({ chosenOn: 'folds', best: teacher.rounds });
    expect(history!.validation.length).toBe(teacher.rounds + 5);
    expect(history!.validation[teacher.rounds - 1]).toBe(Math.min(...history!.validation));
    expect(teacher.trees).toBe(teacher.rounds);
  });
});

describe('progress', () => {
  test('onProgress is told of every round of every stage', async () => {
    const told: XgboostProgress[] = [];
    await xgboost(train, { ...quick, rounds: 4, onProgress: (progress) => void told.push(progress) });
    expect(told.map(({ stage, round, rounds }) => `${stage} ${round}/${rounds}`)).toEqual(
      ['choosing', 'all rows'].flatMap((stage) => [1, 2, 3, 4].map((round) => `${stage} ${round}/4`))
    );
    expect(told.slice(0, 4).every(({ train, validation }) => train! > 0 && validation! > 0)).toBe(true);
  });

  test('in a notebook one line says how far it is, in place, and in the end what was chosen', async () => {
    const { shown } = host();
    await xgboost(loanApplications({ rows: 4000 }), { rounds: 150, earlyStopping: 10, learningRate: 0.02, name: 'bank' });
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
    expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
    expect(shown.at(-1)!.line).toMatch(/^bank: \d+ rounds, chosen on the folds, logloss 0\.\d+, \d+\.\d s$/);
    for (const { line } of shown.slice(0, -1))
      expect(line).toMatch(
        /^bank: (choosing the rounds|all rows), round \d+ of at most \d+(, validation logloss 0\.\d+)?, \d+\.\d s$/
      );
  });

  test('show: false shows nothing', async () => {
    const { shown } = host();
    await xgboost(train, { ...quick, show: false });
    expect(shown).toEqual([]);
  });
});

describe('an interrupt', () => {
  test.each([1, 7, 40])('after %i rounds ends it with the kernel’s own error, and it lets go', async (looks) => {
    const state = host(looks);
    await expect(xgboost(train, { ...quick, rounds: 50 })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
    expect(state.holds).toBe(0);
    expect(state.shown.at(-1)?.line).toBe('xgboost: interrupted');
    delete globals[symbol];
    expect((await xgboost(train, { ...quick, rounds: 2 })).rounds).toBe(2);
  });

  test('a signal ends it with its reason, before the first round or between two', async () => {
    await expect(xgboost(train, { ...quick, signal: AbortSignal.abort(new Error('no need')) })).rejects.toThrow('no need');
    const stop = new AbortController();
    const onProgress = ({ round }: XgboostProgress) => round === 3 && stop.abort(new Error('enough'));
    await expect(xgboost(train, { ...quick, signal: stop.signal, onProgress: (one) => void onProgress(one) })).rejects.toThrow(
      'enough'
    );
  });

  test('an error of onProgress ends it as it is', async () => {
    const onProgress = () => {
      throw new Error('the caller’s own');
    };
    await expect(xgboost(train, { ...quick, onProgress })).rejects.toThrow('the caller’s own');
  });
});

describe('what it learns', () => {
  test('weights: a row of weight 2 is two rows, a row of weight 0 is none', async () => {
    const weights = Float32Array.from(train.y, (_, i) => i % 3);
    const rows = Array.from(weights).flatMap((weight, row) => new Array<number>(weight).fill(row));
    const options = { ...quick, outOfFold: false, subsample: 1, columnSample: 1, maxBins: 4096, parameters: { base_score: 0.5 } };
    const [weighted, repeated] = [await xgboost({ ...train, weights }, options), await xgboost(takeRows(train, rows), options)];
    expect(distance(weighted.predict(validation).values, repeated.predict(validation).values)).toBeLessThan(1e-4);
    const plain = await xgboost(train, options);
    expect(distance(weighted.predict(validation).values, plain.predict(validation).values)).toBeGreaterThan(0.1);
  });

  test('missing values and categories are learnt as such', async () => {
    const x = Float32Array.from({ length: 400 }, (_, i) => (i % 2 ? i % 5 : i % 8 < 4 ? NaN : 1));
    const y = Int32Array.from({ length: 200 }, (_, row) => Number(Number.isNaN(x[2 * row]) !== [0, 3].includes(x[2 * row + 1])));
    const features: kd.Feature[] = [
      { name: 'income', kind: 'number' },
      { name: 'job', kind: 'category', categories: ['a', 'b', 'c', 'd', 'e'] }
    ];
    const data: Dataset = { name: 'xor', x, y, shape: [2], classes: ['no', 'yes'], features };
    const teacher = await xgboost(data, {
      rounds: 30,
      earlyStopping: 0,
      outOfFold: false,
      learningRate: 0.5,
      subsample: 1,
      columnSample: 1
    });
    expect(teacher.predict(data).values.every((margin, row) => margin > 1 === (y[row] === 1))).toBe(true);
    expect(
      teacher
        .importances()
        .map(({ feature }) => feature)
        .sort()
    ).toEqual(['income', 'job']);
  });

  test('positiveWeight counts rows of class 1 more often', async () => {
    const [plain, heavy] = [await xgboost(train, quick), await xgboost(train, { ...quick, positiveWeight: 10 })];
    const mean = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(heavy.predict(train).values)).toBeGreaterThan(mean(plain.predict(train).values) + 1);
  });

  test('images are rows too', async () => {
    const flat = gaussianBlobs({ rows: 120 });
    const teacher = await xgboost({ ...flat, shape: [2, 2, 1] }, quick);
    expect(teacher.inputShape).toEqual([2, 2, 1]);
    const rows = tf.zeros([3, 2, 2, 1]);
    expect((await teacher.logits(rows)).shape).toEqual([3, 3]);
    await expect(async () => teacher.logits(tf.zeros([3, 4]))).rejects.toThrow('expected rows of shape [2,2,1]');
  });

  test('the sum of a row’s leaves and the base score is its margin', async () => {
    const teacher = await xgboost(train, { ...quick, parameters: { base_score: 0.5 } });
    const { trees, values } = teacher.leaves(validation);
    const leaves = teacher.leafValues();
    const sums = Array.from(validation.y, (_, row) => leaves.reduce((sum, tree, t) => sum + tree[values[row * trees + t]], 0));
    expect(distance(teacher.predict(validation).values, sums)).toBeLessThan(1e-5);
  });

  test('importances are of all columns, the largest gain first', async () => {
    const importances = (await xgboost(train, quick)).importances();
    expect(importances.map(({ feature }) => feature).sort()).toEqual(train.features!.map(({ name }) => name).sort());
    expect(importances.map(({ gain }) => gain)).toEqual(importances.map(({ gain }) => gain).sort((a, b) => b - a));
    expect(importances.find(({ feature }) => feature === 'constant')).toEqual({
      feature: 'constant',
      gain: 0,
      cover: 0,
      weight: 0
    });
  });

  test('what it is trained with is not changed, and no tensor is left behind', async () => {
    const data = { ...loanApplications({ rows: 200 }), weights: new Float32Array(200).fill(1) };
    const before = structuredClone(data);
    const counted = tf.memory().numTensors;
    const teacher = await xgboost(data, quick);
    teacher.probabilities(data);
    expect(data).toEqual(before);
    expect(tf.memory().numTensors).toBe(counted);
  });
});
