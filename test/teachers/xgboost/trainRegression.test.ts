import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { takeRows } from '../../../src/data/takeRows';
import { unlabelled } from '../../../src/data/unlabelled';
import '../../../src/engine/loadEngine';
import { label } from '../../../src/teachers/label';
import type { XgboostOptions } from '../../../src/teachers/xgboost/options/XgboostOptions';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { mulberry32 } from '../../mulberry32';
import { loanApplications } from '../../models/students/loanApplications';

const quick = { rounds: 15, earlyStopping: 0, folds: 3, maxDepth: 3, threads: 1 };

/** Sums of two numbers with some noise, as targets in units of their own. */
function sums(rows: number, targetsOf: (sum: number, row: number) => number[] = (sum) => [sum], seed = 1): Dataset {
  const next = mulberry32(seed);
  const x = Array.from({ length: rows }, () => [next(), next(), next()]);
  const noisy = x.map(([a, b]) => a + b + 0.1 * next());
  const targets = noisy.map(targetsOf);
  return makeDataset({ name: 'sums', x, targets, targetNames: targets[0].map((_, i) => `target ${i}`) });
}

function rootMeanSquaredErrors({ targets }: Dataset, values: Float32Array): number[] {
  const { names, values: wanted } = targets!;
  const errors = names.map(() => 0);
  wanted.forEach((value, i) => (errors[i % names.length] += (value - values[i]) ** 2));
  return errors.map((sum) => Math.sqrt((sum * names.length) / wanted.length));
}

describe('kd.xgboost(train) of rows with targets', () => {
  const train = sums(300);

  test('learns them by the squared error; a model that did not see them labels the train rows', async () => {
    const teacher = await xgboost(train, quick);
    expect(teacher).toMatchObject({
      ...{ objective: 'regression', objectiveName: 'reg:squarederror', predicts: 'numbers', targetNames: ['target 0'] },
      ...{ classes: 1, classNames: null, history: { metric: 'rmse', better: 'lower' } }
    });
    const out = (await label(teacher, train)).values;
    const seen = teacher.predict(train).values;
    expect(teacher.predict(train, { outOfFold: true }).values).toEqual(out);
    expect(rootMeanSquaredErrors(train, out)[0]).toBeGreaterThan(rootMeanSquaredErrors(train, seen)[0]);
    expect(teacher.history!.validation[14]).toBeCloseTo(rootMeanSquaredErrors(train, out)[0], 2);
  });

  test('validation rows choose the rounds', async () => {
    const validation = sums(100, undefined, 2);
    const options = { validation, rounds: 300, earlyStopping: 5, learningRate: 0.5, threads: 1 };
    const teacher = await xgboost(train, options);
    expect(teacher.history).toMatchObject({ chosenOn: 'validation', best: teacher.rounds });
    expect(teacher.rounds).toBeLessThan(300);
    const [error] = rootMeanSquaredErrors(validation, teacher.predict(validation).values);
    expect(teacher.history!.validation[teacher.rounds - 1]).toBeCloseTo(error, 5);
    expect(Math.min(...teacher.history!.validation)).toBe(teacher.history!.validation[teacher.rounds - 1]);
  });

  test('targets of a million are as exact as those around one', async () => {
    const large = await xgboost(
      sums(300, (sum) => [1e6 + 2e5 * sum]),
      quick
    );
    const small = await xgboost(train, quick);
    const back = large.predict(sums(300, (sum) => [1e6 + 2e5 * sum])).values.map((value) => (value - 1e6) / 2e5);
    const said = small.predict(train).values;
    expect(Math.max(...back.map((value, i) => Math.abs(value - said[i])))).toBeLessThan(1e-3);
  });

  test('a weight of 2 is the same as the row twice', async () => {
    const weights = Float32Array.from(train.y, (_, row) => 1 + (row % 2));
    const twice = takeRows(
      train,
      [...train.y.keys()].flatMap((row) => (row % 2 ? [row, row] : [row]))
    );
    const exact = { ...quick, subsample: 1, columnSample: 1, outOfFold: false };
    const [one, other] = [await xgboost({ ...train, weights }, exact), await xgboost(twice, exact)];
    const [a, b] = [one, other].map((teacher) => teacher.predict(train).values);
    expect(Math.max(...a.map((value, i) => Math.abs(value - b[i])))).toBeLessThan(0.02);
  });

  test('equal seeds give equal numbers, another seed others', async () => {
    const answers = async (seed: number) => {
      const teacher = await xgboost(train, { ...quick, seed });
      return [...teacher.predict(train).values, ...teacher.predict(train, { outOfFold: true }).values];
    };
    const first = await answers(1);
    expect(await answers(1)).toEqual(first);
    expect(await answers(2)).not.toEqual(first);
  });

  test.each<[NonNullable<XgboostOptions['loss']>, string, string, Dataset]>([
    ['absoluteError', 'reg:absoluteerror', 'mae', train],
    ['pseudoHuber', 'reg:pseudohubererror', 'mphe', train],
    ['quantile', 'reg:quantileerror', 'quantile', train],
    ['squaredLogError', 'reg:squaredlogerror', 'rmsle', train],
    ['logistic', 'reg:logistic', 'rmse', sums(300, (sum) => [sum / 3])],
    ['poisson', 'count:poisson', 'poisson-nloglik', sums(300, (sum) => [Math.round(3 * sum)])],
    ['gamma', 'reg:gamma', 'gamma-nloglik', train],
    ['tweedie', 'reg:tweedie', 'tweedie-nloglik', sums(300, (sum) => [Math.max(0, sum - 1)])]
  ])('loss %s is %s, measured by %s, and predicts in the units of the targets', async (loss, objectiveName, metric, rows) => {
    const teacher = await xgboost(rows, { ...quick, rounds: 40, loss });
    expect(teacher).toMatchObject({ objectiveName, history: { metric } });
    const [error] = rootMeanSquaredErrors(rows, teacher.predict(rows).values);
    const mean = rows.targets!.values.reduce((sum, value) => sum + value, 0) / 300;
    const [flat] = rootMeanSquaredErrors(rows, new Float32Array(300).fill(mean));
    expect(error).toBeLessThan(0.7 * flat);
    expect(teacher.history!.validation[39]).toBeLessThan(teacher.history!.validation[0]);
  });

  test('loss "quantile" keeps the share of rows below', async () => {
    const teacher = await xgboost(train, { ...quick, loss: 'quantile', parameters: { quantile_alpha: 0.9 } });
    const said = teacher.predict(train).values;
    const below = train.targets!.values.filter((value, i) => value < said[i]).length / 300;
    expect(below).toBeGreaterThan(0.8);
    expect(below).toBeLessThan(0.97);
  });
});

describe('kd.xgboost(train) of several targets', () => {
  const both = sums(300, (sum, row) => [sum, 1e6 * Math.cos(row) + 2e5 * sum]);

  test('the metric is the mean over them, each in its standard deviations', async () => {
    const validation = sums(100, (sum, row) => [sum, 1e6 * Math.cos(row) + 2e5 * sum], 3);
    const teacher = await xgboost(both, { ...quick, validation });
    expect([teacher.classes, teacher.targetNames, teacher.trees]).toEqual([2, ['target 0', 'target 1'], 30]);
    const deviations = [0, 1].map((column) => {
      const own = both.targets!.values.filter((_, i) => i % 2 === column);
      const mean = own.reduce((sum, value) => sum + value, 0) / 300;
      return Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 300);
    });
    const mean = (rows: Dataset) =>
      rootMeanSquaredErrors(rows, teacher.predict(rows).values).reduce((sum, error, i) => sum + error / deviations[i] / 2, 0);
    expect(teacher.history!.validation[14]).toBeCloseTo(mean(validation), 5);
    expect(teacher.history!.train[14]).toBeCloseTo(mean(both), 5);
  });

  test('units of one do not decide when to stop', async () => {
    const rounds = async (unit: number) =>
      (
        await xgboost(
          sums(200, (sum, row) => [sum, unit * Math.sin(row)]),
          { ...quick, rounds: 100, earlyStopping: 5, outOfFold: false, l1: 0, gamma: 0 }
        )
      ).rounds;
    expect(await rounds(1024)).toBe(await rounds(1));
  });

  test('each is learnt as if it were alone', async () => {
    const exact = { ...quick, subsample: 1, columnSample: 1, outOfFold: false };
    const teacher = await xgboost(both, exact);
    const said = teacher.predict(both).values;
    for (const column of [0, 1]) {
      const { values, names } = both.targets!;
      const targets = { values: values.filter((_, i) => i % 2 === column), names: [names[column]] };
      const alone = await xgboost({ ...both, targets }, exact);
      expect(alone.predict({ ...both, targets }).values).toEqual(said.filter((_, i) => i % 2 === column));
    }
  });

  test('other targets, or the same in another order, are refused', async () => {
    const teacher = await xgboost(both, { ...quick, rounds: 2 });
    const turned: Dataset = { ...both, targets: { ...both.targets!, names: ['target 1', 'target 0'] } };
    const says =
      'expected the targets of data "sums" to be those of teacher "xgboost", "target 0", "target 1", in this order, got "target 1", "target 0"; make both from the same columns: kd.tabular(table, {target: ["target 0", "target 1"]})';
    expect(() => teacher.predict(turned)).toThrow(`xgboost: predict: ${says}`);
    await expect(label(teacher, turned)).rejects.toThrow(`xgboost: label: ${says}`);
    await expect(label(teacher, sums(20))).rejects.toThrow('"target 0", "target 1", got "target 0"; make both from');
  });
});

describe('kd.xgboost(train) refuses targets that it cannot learn', () => {
  const withValues = (values: number[], more: Partial<Dataset> = {}): Dataset => ({
    ...makeDataset({ x: values.map((_, i) => [i, i % 3]), targets: values.map((_, i) => i) }),
    targets: { values: Float64Array.from(values), names: ['price'] },
    ...more
  });
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  const loans = loanApplications({ rows: 40 });

  test.each<[string, Dataset, XgboostOptions, string]>([
    [
      'constant',
      withValues(numbers.map(() => 3)),
      {},
      'xgboost: expected targets that differ, got 3 for "price" in all 40 rows; there is nothing to learn'
    ],
    ['one row', withValues([3]), {}, 'xgboost: expected at least two train rows, got 1; there is nothing to learn'],
    [
      'NaN',
      withValues([NaN, ...numbers]),
      {},
      'xgboost: train data: expected finite targets, got NaN for "price" in row 0; fill it in or remove the row'
    ],
    ['Infinity', withValues([1, Infinity, ...numbers]), {}, 'expected finite targets, got Infinity for "price" in row 1'],
    [
      'beyond 32 bits',
      withValues([1e39, ...numbers]),
      {},
      'xgboost: expected targets that 32 bits can hold, got 1e+39 for "price" in row 0 of the train data; give them in larger units'
    ],
    [
      'seconds since 1970 that differ by minutes',
      withValues(numbers.map((i) => 1_700_000_000 + 10 * i)),
      {},
      'xgboost: expected targets that 32 bits can tell apart, got "price" with mean 1.70000e+9 and standard deviation 115; subtract the mean from them'
    ],
    [
      'different only where rows do not count',
      withValues([7, ...numbers.slice(1).map(() => 3)], { weights: Float32Array.from(numbers, (i) => Number(i > 0)) }),
      {},
      'got 3 for "price" in all 39 rows'
    ],
    [
      'no weight at all',
      withValues(numbers, { weights: new Float32Array(40) }),
      {},
      'expected train rows with a weight above 0, got none in 40 rows'
    ],
    [
      'counts below 0',
      withValues([...numbers, -1]),
      { loss: 'poisson' },
      'xgboost: expected targets at least 0 for loss "poisson", got -1 for "price" in row 40 of the train data; give another loss, or leave the row out'
    ],
    [
      '0 for gamma',
      withValues(numbers),
      { loss: 'gamma' },
      'expected targets above 0 for loss "gamma", got 0 for "price" in row 0'
    ],
    ['shares above 1', withValues(numbers), { loss: 'logistic' }, 'expected targets from 0 to 1 for loss "logistic", got 2'],
    [
      '-1 for the logarithm',
      withValues([...numbers, -1]),
      { loss: 'squaredLogError' },
      'expected targets above -1 for loss "squaredLogError"'
    ],
    [
      'in validation',
      withValues(numbers),
      { loss: 'poisson', validation: withValues([-2, 1]) },
      'got -2 for "price" in row 0 of the validation data'
    ],
    [
      'unlabelled rows',
      unlabelled(withValues(numbers)),
      {},
      'xgboost: train data: expected labelled rows, got "data" without labels'
    ],
    [
      'unlabelled validation rows',
      withValues(numbers),
      { validation: unlabelled(withValues(numbers)) },
      'xgboost: validation data: expected labelled rows'
    ],
    [
      'validation of classes',
      withValues(numbers),
      { validation: makeDataset({ x: [[1, 2]], y: [0], classes: 2 }) },
      'xgboost: expected the targets of validation data to be those of train data, "price", got classes; make both from the same columns: kd.tabular(table, {target: "price"})'
    ],
    [
      'targets to validate classes',
      loans,
      { validation: { ...withValues(numbers), x: loans.x, shape: [8], features: loans.features } },
      'expected validation data with the classes of train, got targets'
    ],
    ['fewer rows than folds', withValues([1, 2, 3]), {}, 'expected rows for 5 folds, got 3 lots']
  ])('%s', async (_, rows, options, says) => {
    await expect(xgboost(rows, options)).rejects.toThrow(says);
  });

  test.each<[unknown, string]>([
    [{ objective: 'binary' }, 'expected rows with classes for objective "binary", got targets ("price"); leave objective out'],
    [{ loss: 'huber' }, 'expected loss to be one of squaredError, absoluteError, pseudoHuber, quantile,'],
    [{ loss: 'toString' }, 'got "toString"; give one of them'],
    [{ metric: 'auc' }, 'expected metric to be one of rmse, mae, mape for squaredError, got "auc"; give one of them'],
    [{ positiveWeight: 2 }, 'expected positiveWeight with objective "binary" only, got regression; leave it out'],
    [
      { loss: 'quantile', parameters: { quantile_alpha: 1 } },
      'expected parameters.quantile_alpha to be one number above 0 and below 1, got 1'
    ],
    [{ loss: 'quantile', parameters: { quantile_alpha: '0.1,0.9' } }, 'got "0.1,0.9"; train one teacher for each quantile'],
    [{ parameters: { quantile_alpha: 0.5 } }, 'expected parameters.quantile_alpha with loss "quantile" only, got "squaredError"'],
    [{ validationTargets: [1] }, 'expected targets as a part of the data, got the option validationTargets; make the data with']
  ])('%j', async (options, says) => {
    await expect(xgboost(withValues(numbers), options as XgboostOptions)).rejects.toThrow(says);
  });

  test('several targets have no quantile, and their metric is rmse or mae', async () => {
    const two = sums(30, (sum) => [sum, -sum]);
    await expect(xgboost(two, { loss: 'quantile' })).rejects.toThrow(
      'expected one target for loss "quantile", got 2; train one teacher for each target'
    );
    await expect(xgboost(two, { metric: 'mape' })).rejects.toThrow('expected metric to be one of rmse, mae for several targets');
  });
});
