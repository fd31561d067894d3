import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { takeRows } from '../../../src/data/takeRows';
import { label } from '../../../src/teachers/label';
import { formatErrorSentence } from '../../../src/teachers/xgboost/library/formatErrorSentence';
import { findLibxgboost } from '../../../src/teachers/xgboost/library/findLibxgboost';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import type { XgboostOptions } from '../../../src/teachers/xgboost/options/XgboostOptions';
import { gaussianBlobs } from '../../gaussianBlobs';
import { loanApplications } from '../../models/students/loanApplications';

const data = loanApplications({ rows: 120 });
const quick = { rounds: 2, earlyStopping: 0, folds: 2 };
/** The data with one number changed. */
const withValue = (row: number, column: number, value: number): Dataset => {
  const x = data.x.slice();
  x[row * 8 + column] = value;
  return { ...data, x };
};
const only = (label: number) =>
  takeRows(
    data,
    Array.from(data.y.keys()).filter((row) => data.y[row] === label)
  );
const fewFrauds = (count: number) => {
  const y = Int32Array.from({ length: 100 }, (_, row) => Number(row < count));
  return makeDataset({ x: Array.from(y, (_, row) => [row, row % 7]), y, classes: ['fine', 'fraud'] });
};

describe('kd.xgboost refuses data that cannot teach', () => {
  test.each<[string, Dataset, string]>([
    ['a constant label', only(0), 'xgboost: expected labels of at least two classes among the train rows, got only "class 0" in'],
    [
      'a class whose rows weigh nothing',
      { ...data, weights: Float32Array.from(data.y, (y) => 1 - y) },
      'got only "class 0" in 120 rows; give rows of another class'
    ],
    ['no weight at all', { ...data, weights: new Float32Array(120) }, 'got none with a weight above 0 in 120 rows'],
    [
      'a negative weight',
      { ...data, weights: new Float32Array(120).fill(-1) },
      'expected weights to be finite and at least 0, got -1 in row 0'
    ],
    [
      'fewer rows of a class than folds',
      fewFrauds(4),
      'expected at least 5 rows of class "fraud" for 5 folds, got 4; give fewer folds, or validation data and outOfFold: false'
    ],
    [
      'infinity',
      withValue(3, 1, Infinity),
      'xgboost: train data: expected finite numbers in x, got Infinity in row 3, column 1 (amount)'
    ],
    [
      'a code that is no category',
      withValue(2, 4, 3),
      'expected the code of a category, a whole number from 0 to 2 or NaN, in x, got 3 in row 2, column 4 (job)'
    ],
    ['half a category', withValue(2, 4, 0.5), 'got 0.5 in row 2, column 4 (job)'],
    ['a missing value without named columns', { ...withValue(0, 0, NaN), features: undefined }, 'got NaN in row 0, column 0'],
    ['no rows', takeRows(data, []), 'expected at least one row, got none'],
    [
      'no columns',
      { ...data, x: new Float32Array(0), shape: [0], features: undefined },
      'expected the shape of one row, got [0]'
    ],
    [
      'a label that is no class',
      { ...data, y: Int32Array.from(data.y).fill(7, 5, 6) },
      'expected the label of row 5 to be a class number from 0 to 1, got 7'
    ],
    [
      'one group',
      { ...data, groups: new Int32Array(120) },
      'expected rows for 5 folds, got 1 lots (rows of one group, and equal rows, stay together); give fewer folds or more groups'
    ],
    ['nothing', undefined as unknown as Dataset, 'xgboost: train data: expected a dataset, got undefined'],
    ['rows as arrays', [[1, 2]] as unknown as Dataset, 'xgboost: train data: expected']
  ])('%s', async (_, rows, says) => {
    await expect(xgboost(rows)).rejects.toThrow(says);
  });

  test('all rows of a class in one group', async () => {
    const groups = Int32Array.from(data.y, (label, row) => (label === 1 ? 1000 : row));
    const says =
      /expected rows of class "class 1" in at least 2 of 3 folds, got all \d+ in one .*; give validation data and outOfFold: false/;
    await expect(xgboost({ ...data, groups }, { folds: 3 })).rejects.toThrow(says);
    expect((await xgboost({ ...data, groups }, { ...quick, validation: data, outOfFold: false })).rounds).toBe(2);
  });
});

describe('kd.xgboost refuses options', () => {
  test.each<[unknown, string]>([
    [{ maxdepth: 3 }, 'xgboost: expected options among learningRate, maxDepth'],
    [{ maxdepth: 3 }, 'got "maxdepth"; did you mean "maxDepth"?'],
    [{ objective: 'rank' }, 'expected objective to be "binary", "multiclass" or "regression", got "rank"; give one of them'],
    [{ objective: 'regression' }, 'expected rows with targets for objective "regression", got classes; make the data with'],
    [{ loss: 'poisson' }, 'expected loss for rows with targets only, got "poisson" for classes; leave it out'],
    [{ targets: [1] }, 'expected targets as a part of the data, got the option targets; make the data with kd.tabular'],
    [{ metric: 'f1' }, 'expected metric to be one of logloss, auc, aucpr, error for binary, got "f1"; give one of them'],
    [{ rounds: 0 }, 'expected rounds to be a whole number at least 1, got 0'],
    [{ maxDepth: 31 }, 'expected maxDepth to be a whole number at least 1 and at most 30, got 31'],
    [{ learningRate: NaN }, 'expected learningRate to be a finite number above 0 and at most 1, got NaN'],
    [{ folds: 1 }, 'expected folds to be a whole number at least 2, got 1'],
    [{ seed: -1 }, 'expected seed to be a whole number at least 0'],
    [{ threads: 0 }, 'expected threads to be a whole number at least 1, got 0'],
    [{ device: 'tpu' }, 'expected device to be "cpu" or "cuda", got "tpu"'],
    [{ positiveWeight: 0 }, 'expected positiveWeight to be a finite number above 0, got 0'],
    [
      { parameters: { eta: 0.1 } },
      'expected parameters that no option stands for, got "eta"; give the option learningRate instead'
    ],
    [{ parameters: { max_leafs: 3 } }, 'got "max_leafs"; did you mean "max_leaves"?'],
    [{ parameters: { max_leaves: NaN } }, 'expected parameters.max_leaves to be a string or a finite number, got NaN'],
    [{ parameters: { max_leaves: 'many' } }, 'xgboost: '],
    [7, 'xgboost: expected options as an object, got 7']
  ])('%j', async (options, says) => {
    await expect(xgboost(data, options as XgboostOptions)).rejects.toThrow(says);
  });

  test('objective "binary" for three classes', async () => {
    await expect(xgboost(gaussianBlobs(), { objective: 'binary' })).rejects.toThrow(
      'expected two classes for objective "binary", got 3; give "multiclass"'
    );
  });

  test('validation of other columns or classes', async () => {
    const validation = (change: Partial<Dataset>) => xgboost(data, { ...quick, validation: { ...data, ...change } });
    const renamed = data.features!.map((feature, i) => (i === 2 ? { ...feature, name: 'date' } : feature));
    await expect(validation({ features: renamed })).rejects.toThrow(
      'xgboost: validation data: expected column 2 of the data to be the number "time" as in the rows that were learnt, got the number "date"; give the columns that were learnt; "time" is not among these'
    );
    const swapped = [data.features![1], data.features![0], ...data.features!.slice(2)];
    await expect(validation({ features: swapped })).rejects.toThrow(
      'they are the same in another order: make the data with kd.tabular(table, {label, classes, features}) and the classes and features of the first or of the model (kd.columnsOf), which puts them in order'
    );
    await expect(validation({ classes: ['a', 'b', 'c'] })).rejects.toThrow(
      'xgboost: expected the classes of validation data to be those of train data, ["class 0", "class 1"], got ["a", "b", "c"]'
    );
  });
});

describe('a teacher refuses', () => {
  const other = gaussianBlobs({ rows: 10, classes: 2 });

  test('rows of other columns, names, kinds, categories or classes', async () => {
    const teacher = await xgboost(data, quick);
    const ask = (change: Partial<Dataset>) => () => teacher.predict({ ...data, ...change });
    const changed = (i: number, feature: object) =>
      data.features!.map((old, j) => (i === j ? { ...old, ...feature } : old)) as Dataset['features'];
    expect(() => teacher.predict(other)).toThrow(
      'xgboost: predict: expected rows of shape [8] like those that were learnt, got [4]; give the same columns'
    );
    expect(() => teacher.leaves(other)).toThrow('xgboost: leaves: expected rows of shape [8]');
    expect(() => teacher.probabilities(other)).toThrow('xgboost: probabilities: expected rows of shape [8]');
    expect(ask({ features: changed(0, { name: 'wage' }) })).toThrow(
      'expected column 0 of the data to be the number "income" as in the rows that were learnt, got the number "wage"'
    );
    expect(ask({ features: changed(0, { kind: 'category', categories: [] }) })).toThrow('got the category "income"');
    expect(ask({ features: changed(4, { categories: ['none', 'fixed', 'freelance'] }) })).toThrow(
      'expected category 0 of column 4 of the data (job) to be "fixed" as in the rows that were learnt, got "none"; make the data with kd.tabular(table, {label, classes, features}) and the classes and features of the first'
    );
    await expect(label(teacher, { ...data, features: changed(0, { name: 'wage' }) })).rejects.toThrow(
      'xgboost: label: expected column 0 of the data to be the number "income" as in the rows that were learnt, got the number "wage"'
    );
    expect(ask({ classes: ['a', 'b', 'c'] })).toThrow(
      'expected the classes of data "loans" to be those of teacher "xgboost", ["class 0", "class 1"]'
    );
    expect(ask({ x: data.x.subarray(1) })).toThrow('expected x to hold 120 rows of shape [8], 960 numbers, got 959');
    expect(ask({ x: withValue(1, 0, -Infinity).x })).toThrow(
      'xgboost: predict: expected finite numbers or NaN in x, got -Infinity in row 1, column 0 (income)'
    );
    expect(ask({ y: new Int32Array(0), x: new Float32Array(0) })).toThrow('expected at least one row, got none');
    expect(() => teacher.predict(undefined as unknown as Dataset)).toThrow('xgboost: predict: expected a dataset, got undefined');
    expect(() => teacher.predict(data, { outoffold: true } as object)).toThrow('did you mean "outOfFold"?');
  });

  test('everything after dispose(), which may come twice', async () => {
    const teacher = await xgboost(data, quick);
    const gone = 'xgboost: expected a teacher that is in use, got one after dispose(); train or load it again';
    teacher.dispose();
    teacher.dispose();
    for (const use of [
      () => teacher.predict(data),
      () => teacher.predict(data, { outOfFold: true }),
      () => teacher.probabilities(data),
      () => teacher.leaves(data),
      () => teacher.importances(),
      () => teacher.inplace()
    ])
      expect(use).toThrow(gone);
    await expect(teacher.save(join(tmpdir(), 'gone.json'))).rejects.toThrow(gone);
  });

  test('to save where it cannot, or as something else', async () => {
    const teacher = await xgboost(data, quick);
    await expect(teacher.save('model.bin')).rejects.toThrow(
      'xgboost: save: expected a path that ends in .json or .ubj, got "model.bin"'
    );
    await expect(teacher.save('/none/model.json')).rejects.toThrow(
      'xgboost: save: expected /none/model.json to be a file that can be written, got ENOENT; give another path'
    );
  });
});

describe('findLibxgboost', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));

  test('finds the library of the project’s Python', () => {
    const lib = join(folder, '.venv', 'lib', 'python3.12', 'site-packages', 'xgboost', 'lib');
    expect(() => findLibxgboost(folder)).toThrow(
      /^xgboost: expected XGBoost's library in .*\.venv, got none; run npm start, or pip install xgboost elsewhere and set STILLROOM_LIBXGBOOST to its lib\/libxgboost/
    );
    mkdirSync(lib, { recursive: true });
    for (const name of ['libxgboost.so', 'libxgboost.dylib']) writeFileSync(join(lib, name), '');
    expect(findLibxgboost(folder)).toContain(join(lib, 'libxgboost.'));
  });
});

describe('formatErrorSentence(message) keeps what XGBoost says and drops where', () => {
  test.each([
    [
      '[10:11:12] /workspace/src/learner.cc:786: Check failed: mparam_.num_feature != 0 (0 vs. 0) : 0 feature is supplied.  Are you using raw Booster?\nStack trace:\n  [bt] (0) lib',
      '0 feature is supplied.  Are you using raw Booster?'
    ],
    [
      '[10:11:12] /workspace/src/objective/x.cu:1: base_score must be in (0,1) for the logistic loss.',
      'base_score must be in (0,1) for the logistic loss.'
    ],
    ['', 'an error without a message']
  ])('%j', (message, sentence) => {
    expect(formatErrorSentence(message).replace(/ +/g, ' ')).toBe(sentence.replace(/ +/g, ' '));
  });
});
