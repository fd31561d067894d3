import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { mixSeeds } from '../../../src/stats/createRandom';
import type { XgboostOptions } from '../../../src/teachers/xgboost/options/XgboostOptions';
import type { XgboostTeacher } from '../../../src/teachers/xgboost/teacher/XgboostTeacher';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { loanApplications } from '../../models/students/loanApplications';
import { runPythonXgboost, hasPython, newFolder, writeRows } from './runPythonXgboost';
import { distance, takeColumns } from './takeColumnsAndDistance';

interface Answers {
  /** Of regression what the model predicts. */
  margins: number[] | number[][];
  probabilities: number[] | number[][];
  leaves: number[][];
  importances: { [kind in 'gain' | 'cover' | 'weight']: { [feature: string]: number } };
  names: string[] | null;
  types: string[] | null;
  rounds: number;
}

const data = loanApplications({ rows: 600, classes: 3 });
const binary = { ...loanApplications({ rows: 600 }), classes: ['good', 'bad'] };

/** The rows with numbers to predict in place of their classes. */
function withTargets(names: string[], numbersOf: (label: number, row: number) => number[]): Dataset {
  const values = Float64Array.from(Array.from(data.y).flatMap(numbersOf));
  return { ...data, classes: [], targets: { values, names } };
}

const sine = withTargets(['sine'], (label, row) => [label + Math.sin(row)]);
const salesAndShare = withTargets(['sales', 'share'], (label, row) => [
  1e6 + 2e5 * (label + Math.sin(row)),
  (label + Math.cos(row)) / 3
]);

/** How far the teacher is from Python's answers, in margins, leaves and importances. */
function apart(teacher: XgboostTeacher, rows: typeof data, said: Answers) {
  const scores = (kind: 'gain' | 'cover' | 'weight') =>
    Object.fromEntries(teacher.importances().flatMap((one) => (one[kind] ? [[one.feature, one[kind]]] : [])));
  const importances = (['gain', 'cover', 'weight'] as const).map((kind) => {
    const ours = scores(kind);
    const names = Object.keys(said.importances[kind]);
    expect(Object.keys(ours).sort()).toEqual(names.sort());
    return distance(
      names.map((name) => ours[name]),
      names.map((name) => said.importances[kind][name])
    );
  });
  return Math.max(
    distance(teacher.predict(rows).values, said.margins.flat()),
    distance(teacher.leaves(rows).values, said.leaves.flat()),
    ...importances
  );
}

describe.skipIf(!hasPython)('xgboost.load(path) of what Python saved', () => {
  const folder = newFolder();
  const zeros = withTargets(['zero'], () => [0]);
  let said: { [name: string]: Answers & { columns: number[] | null; best?: { rounds: number; margins: number[] } } };
  beforeAll(() => {
    writeRows(folder, data);
    said = runPythonXgboost('write', folder);
  });

  test.each(['json', 'ubj'])('gives Python’s margins, leaves and importances, .%s', async (ending) => {
    const far: { [name: string]: number } = {};
    for (const [name, { columns, ...answers }] of Object.entries(said)) {
      const teacher = await xgboost.load(join(folder, `${name}.${ending}`));
      // Categories have no names in arrays: their codes are asked for as numbers.
      const whole = teacher.predicts === 'numbers' ? zeros : teacher.classes === 1 ? binary : data;
      const { features: _, ...rows } = columns ? takeColumns(whole, columns) : whole;
      far[name] = apart(teacher, { ...rows, x: (columns ? takeColumns(data, columns) : data).x }, answers);
      expect([name, teacher.rounds]).toEqual([name, answers.rounds]);
      teacher.dispose();
    }
    expect(Object.keys(far).length).toBe(15);
    expect(Object.entries(far).filter(([, distance]) => distance > 1e-6)).toEqual([]);
  });

  test('probabilities are Python’s predict, for two classes and for three', async () => {
    const numbers = takeColumns(data, said.binary.columns as number[]);
    const two = (await xgboost.load(join(folder, 'binary.ubj'))).probabilities({ ...numbers, classes: binary.classes });
    const three = (await xgboost.load(join(folder, 'multiclass.ubj'))).probabilities(numbers);
    expect([two.columns, three.columns]).toEqual([2, 3]);
    const ofClass1 = two.values.filter((_, i) => i % 2 === 1);
    expect(distance(ofClass1, said.binary.probabilities as number[])).toBeLessThan(1e-6);
    expect(distance(three.values, said.multiclass.probabilities.flat())).toBeLessThan(1e-6);
  });

  test('rounds: all for a Booster, as Python predicts; "best" and a number take the first ones', async () => {
    const path = join(folder, 'early-stopping.ubj');
    const { features: _, ...rows } = { ...data, classes: binary.classes };
    const { rounds, best } = said['early-stopping'];
    const teachers = [
      await xgboost.load(path),
      await xgboost.load(path, { rounds: 'best' }),
      await xgboost.load(path, { rounds: 1 })
    ];
    expect(teachers.map((teacher) => [teacher.rounds, teacher.trees])).toEqual([rounds, best!.rounds, 1].map((n) => [n, n]));
    expect(distance(teachers[1].predict(rows).values, best!.margins)).toBeLessThan(1e-6);
    expect(distance(teachers[1].inplace()(rows.x.subarray(0, 8)), best!.margins.slice(0, 1))).toBeLessThan(1e-6);
    expect(distance(teachers[0].predict(rows).values, best!.margins)).toBeGreaterThan(1e-3);
    await expect(xgboost.load(path, { rounds: rounds + 1 })).rejects.toThrow(
      `expected rounds to be a whole number at least 1 and at most ${rounds}`
    );
    await expect(xgboost.load(join(folder, 'binary.ubj'), { rounds: 'best' })).rejects.toThrow(
      'expected a file with early stopping'
    );
  });
});

describe.skipIf(!hasPython)('teacher.save(path) for Python', () => {
  test('Python reads it, and gives the same margins, leaves, importances and names', async () => {
    const folder = newFolder();
    writeRows(folder, data);
    const options = { rounds: 15, earlyStopping: 0, folds: 2, maxDepth: 4, parameters: { max_cat_to_onehot: 3 } };
    const trained = {
      binary: await xgboost(binary, options),
      multiclass: await xgboost(data, options),
      regression: await xgboost(sine, options),
      targets: await xgboost(salesAndShare, options),
      weights: await xgboost({ ...binary, weights: Float32Array.from(binary.y, (_, i) => i % 3) }, options),
      stopped: await xgboost(binary, { ...options, rounds: 200, earlyStopping: 3, learningRate: 0.6 }),
      nameless: await xgboost({ ...loanApplications(), x: loanApplications().x.map((v) => v || 0), features: undefined }, options)
    };
    const rowsOf = (name: string) => ({ multiclass: data, regression: sine, targets: salesAndShare })[name] ?? binary;
    for (const [name, teacher] of Object.entries(trained))
      for (const ending of ['json', 'ubj']) await teacher.save(join(folder, `ours-${name}.${ending}`));
    const said = runPythonXgboost<{ [file: string]: Answers }>('read', folder);
    expect(Object.keys(said).length).toBe(14);
    for (const [file, answers] of Object.entries(said)) {
      const name = file.replace(/^ours-|\..*$/g, '');
      const teacher = trained[name as keyof typeof trained];
      const { features, ...given } = rowsOf(name);
      const rows = { ...given, classes: teacher.classNames ?? given.classes };
      const named = name === 'nameless' ? undefined : features;
      expect([file, apart(teacher, { ...rows, ...(named && { features: named }) }, answers)]).toEqual([
        file,
        expect.closeTo(0, 6)
      ]);
      expect(answers.names ?? undefined).toEqual(named?.map((feature) => feature.name));
      expect(answers.types ?? undefined).toEqual(named?.map(({ kind }) => (kind === 'category' ? 'c' : 'float')));
      expect(answers.rounds).toBe(teacher.rounds);
      const again = await xgboost.load(join(folder, file));
      expect(again.predict(rows).values).toEqual(teacher.predict(rows).values);
      for (const part of ['features', 'classNames', 'targetNames', 'objectiveName'] as const)
        expect(again[part]).toEqual(teacher[part]);
    }
    expect(trained.stopped.rounds).toBeLessThan(200);
  });
});

const positive = withTargets(['count'], (label, row) => [label + (row % 4)]);
const weighted = { ...sine, weights: Float32Array.from(data.y, (_, row) => row % 3) };
const grouped = { ...sine, groups: Int32Array.from(data.y, (_, row) => row % 90) };

describe.skipIf(!hasPython)('out-of-fold answers', () => {
  test.each<[string, Dataset, number, XgboostOptions]>([
    ['two classes', binary, 1, {}],
    ['three classes', data, 3, {}],
    ['a target', sine, 1, {}],
    ['a target, weights', weighted, 1, {}],
    ['a target, groups', grouped, 1, {}],
    ['a target, absolute error', sine, 1, { loss: 'absoluteError' }],
    ['a target, quantile', sine, 1, { loss: 'quantile', parameters: { quantile_alpha: 0.9 } }],
    ['a count', positive, 1, { loss: 'poisson' }],
    ['a count, tweedie', positive, 1, { loss: 'tweedie', parameters: { tweedie_variance_power: 1.2 } }],
    ['two targets', salesAndShare, 2, {}]
  ])('are what Python’s models say that never saw the fold, %s', async (_, rows, outputs, options) => {
    const folder = newFolder();
    const seed = 5;
    const teacher = await xgboost(rows, { rounds: 12, earlyStopping: 0, folds: 3, seed, ...options });
    const classes = teacher.predicts === 'classes' && outputs > 1 && { num_class: outputs };
    const parameters = {
      ...options.parameters,
      ...{ objective: teacher.objectiveName, ...classes, tree_method: 'hist', eta: 0.1 },
      ...{ max_depth: 6, subsample: 0.8, colsample_bytree: 0.8, seed_per_iteration: true, nthread: 1 }
    };
    const seeds = [0, 1, 2].map((fold) => mixSeeds(seed, fold + 1) % 2 ** 31);
    writeRows(folder, rows, {
      folds: Array.from(teacher.folds!),
      seeds,
      parameters,
      rounds: 12,
      outputs,
      weights: rows.weights && Array.from(rows.weights)
    });
    const margins = runPythonXgboost<number[]>('refit', folder);
    expect(distance(teacher.predict(rows, { outOfFold: true }).values, margins)).toBeLessThan(1e-6);
    expect(distance(teacher.predict(rows).values, margins)).toBeGreaterThan(0.01);
    if (rows.groups) rows.groups.forEach((group, row) => expect(teacher.folds![row]).toBe(teacher.folds![group]));
  });
});
