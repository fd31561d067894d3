import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { tabular } from '../../../src/data/tables/tabular';
import type { Column, Table } from '../../../src/data/tables/columns/Table';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import kinds from '../../reference/models/xgboostKinds.json';
import models from '../../reference/models/xgboostModels.json';
import { newFolder } from './runPythonXgboost';
import { distance } from './takeColumnsAndDistance';

type Reference = {
  json: string;
  ubj: string;
  columns: { name: string; categories?: string[]; codes?: number[]; values?: (number | null)[] }[];
  margins: number[] | number[][];
  allRounds: number[] | number[][];
  probabilities: number[][] | null;
  rounds: number;
  bestRounds: number | null;
  importances: { [kind in 'gain' | 'cover' | 'weight']: { [feature: string]: number } };
};

const references = Object.entries(models as unknown as { [name: string]: Reference });
const folder = newFolder();

function written(name: string, model: Reference, ending: 'json' | 'ubj'): string {
  const path = join(folder, `${name}.${ending}`);
  writeFileSync(path, ending === 'json' ? model.json : Buffer.from(model.ubj, 'base64'));
  return path;
}

/** The data frame as a table whose categories are in another order, with a label of as many classes; for regression it is the target. */
function frame({ columns, probabilities }: Reference): Table {
  const rows = 24;
  const classes = probabilities?.[0].length ?? 2;
  const turned = columns.map(({ name, categories, codes, values }): Column => {
    if (!categories) return { name, kind: 'number', values: Float64Array.from(values!, (value) => value ?? NaN) };
    const last = categories.length - 1;
    return {
      name,
      kind: 'category',
      categories: [...categories].reverse(),
      codes: Int32Array.from(codes!, (code) => (code < 0 ? -1 : last - code))
    };
  });
  const label: Column = { name: 'label', kind: 'number', values: Float64Array.from({ length: rows }, (_, row) => row % classes) };
  return { name: 'frame', rows, columns: [...turned, label], findings: [] };
}

describe.each(references)('xgboost.load: %s', (name, reference) => {
  test.each(['json', 'ubj'] as const)('the .%s of Python’s scikit-learn class predicts as that class does', async (ending) => {
    const teacher = await xgboost.load(written(name, reference, ending));
    const asked = teacher.predicts === 'numbers' ? { target: 'label' } : { label: 'label' };
    const data = tabular(frame(reference), { ...asked, features: teacher.features! });
    expect(distance(teacher.predict(data).values, reference.margins.flat())).toBeLessThan(1e-6);
    expect(teacher.rounds).toBe(reference.bestRounds ?? reference.rounds);
    if (reference.probabilities)
      expect(distance(teacher.probabilities(data).values, reference.probabilities.flat())).toBeLessThan(1e-6);
    else
      expect(() => teacher.probabilities(data)).toThrow('expected a classification model, got one for regression; use predict');
    const whole = await xgboost.load(written(name, reference, ending), { rounds: reference.rounds });
    expect(distance(whole.predict(data).values, reference.allRounds.flat())).toBeLessThan(1e-6);
    for (const one of whole.importances())
      for (const kind of ['gain', 'cover', 'weight'] as const)
        expect(distance([one[kind]], [reference.importances[kind][one.feature] ?? 0])).toBeLessThan(1e-6);
    const again = join(folder, `again.${ending}`);
    await teacher.save(again);
    const loaded = await xgboost.load(again);
    expect(loaded.predict(data).values).toEqual(teacher.predict(data).values);
    expect([loaded.features, loaded.rounds]).toEqual([teacher.features, teacher.rounds]);
  });
});

test.each(Object.entries(kinds.used))(
  'xgboost.load: of the kind "%s", both files predict as Python does',
  async (name, model) => {
    const rows = name === 'pruned' ? kinds.rows.numbers : kinds.rows.x;
    const x = Float32Array.from(rows.flat(), (value) => value ?? NaN);
    const data: Dataset = { name: '', x, y: new Int32Array(8), shape: [rows[0].length], classes: ['a', 'b'] };
    const numbers: Dataset = { ...data, classes: [], targets: { values: new Float64Array(8), names: ['t'] } };
    // Python's margins of counts are logarithms of what they predict.
    const says = name === 'counts' ? model.margins.map(Math.exp) : model.margins;
    const files = [`${name}.json`, `${name}.ubj`].map((file) => join(folder, file));
    writeFileSync(files[0], model.json);
    writeFileSync(files[1], Buffer.from(model.ubj, 'base64'));
    for (const file of files) {
      const teacher = await xgboost.load(file);
      expect(distance(teacher.predict(teacher.predicts === 'numbers' ? numbers : data).values, says)).toBeLessThan(1e-6);
      teacher.dispose();
    }
  }
);

test('xgboost.load names the teacher after the file unless it is told another name', async () => {
  const path = written('Müllers Modell', models.binary as Reference, 'ubj');
  expect((await xgboost.load(path)).info.name).toBe('Müllers Modell');
  const teacher = await xgboost.load(path, { name: 'bank', threads: 1 });
  expect(teacher.info).toMatchObject({ name: 'bank', kind: 'xgboost', macs: null });
  expect([teacher.classes, teacher.inputShape, teacher.history, teacher.folds, teacher.classNames]).toEqual([
    1,
    [2],
    null,
    null,
    null
  ]);
});

describe('xgboost.load(path): one error that names the file', () => {
  const put = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const json = (change: (model: Record<string, any>) => void) => {
    const model = JSON.parse(models.binary.json);
    change(model.learner);
    return JSON.stringify(model);
  };
  const forest = (learner: Record<string, any>) => learner.gradient_booster.model;
  mkdirSync(join(folder, 'folder.json'));
  const lightGbm = 'tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx=29\nobjective=binary sigmoid:1\n';
  const binf = Buffer.concat([Buffer.from('binf'), Buffer.alloc(200, 1)]);

  test.each<[string, string, RegExp]>([
    ['a file that is not there', join(folder, 'none.json'), /to be a model file, got no file; look at the path$/],
    ['a folder', join(folder, 'folder.json'), /to be a model file, got a folder; look at the path$/],
    ['an empty file', put('empty.json', ''), /got an empty one; save the model again$/],
    ['an empty file', put('empty.ubj', ''), /got an empty one; save the model again$/],
    ['JSON of something else', put('other.json', '{"a": [1, 2]}'), /\(expected learner to be an object, got undefined\)/],
    ['JSON of nothing', put('null.json', 'null'), /\(expected learner to be an object, got undefined\)/],
    ['a text file of LightGBM', put('lightgbm.json', lightGbm), /damaged or something else \(Unexpected token/],
    ['a text file of LightGBM', put('lightgbm.ubj', lightGbm), /damaged or something else \(expected a value at byte 1/],
    ['the old binary format', put('old.ubj', binf), /damaged or something else/],
    ['the old binary format by its name', put('old.model', binf), /to end|that ends in \.json or \.ubj/],
    ['UBJSON named JSON', put('wrong.json', Buffer.from(models.binary.ubj, 'base64')), /damaged or something else/],
    ['JSON named UBJSON', put('wrong.ubj', models.binary.json), /damaged or something else/],
    ['bytes after the end', put('more.ubj', Buffer.concat([Buffer.from(models.binary.ubj, 'base64'), binf])), /204 bytes more/],
    [
      'a child outside the tree',
      put(
        'a.json',
        json((m) => (forest(m).trees[0].left_children[0] = 999))
      ),
      /tree 0: expected left_children\[0\]/
    ],
    [
      'a tree that bites its tail',
      put(
        'b.json',
        json((m) => (forest(m).trees[1].left_children[1] = 0))
      ),
      /tree 1: /
    ],
    [
      'a column outside the rows',
      put(
        'c.json',
        json((m) => (forest(m).trees[0].split_indices[0] = 2))
      ),
      /tree 0: expected split_indices\[0\]/
    ],
    [
      'a parent elsewhere',
      put(
        'd.json',
        json((m) => (forest(m).trees[0].parents[1] = 77))
      ),
      /tree 0: expected parents\[1\]/
    ],
    [
      'a tree that says it is another',
      put(
        'e.json',
        json((m) => (forest(m).trees[1].id = 0))
      ),
      /tree 1: expected id/
    ],
    [
      'a tree of another class',
      put(
        'f.json',
        json((m) => (forest(m).tree_info[0] = 3))
      ),
      /expected tree_info\[0\]/
    ],
    [
      'fewer trees than it says',
      put(
        'g.json',
        json((m) => forest(m).trees.pop())
      ),
      /expected 5 trees, got 4/
    ],
    [
      'shorter columns than nodes',
      put(
        'h.json',
        json((m) => forest(m).trees[0].sum_hessian.pop())
      ),
      /expected sum_hessian to be/
    ],
    [
      'an objective that nobody knows',
      put(
        'j.json',
        json((m) => (m.objective.name = 'multi:magic'))
      ),
      /Unknown objective/
    ],
    [
      'a base score that is none',
      put(
        'k.json',
        json((m) => (m.learner_model_param.base_score = 'NaN'))
      ),
      /expected base_score/
    ],
    [
      'a base score outside its range',
      put('l.json', models.binary.json.replace(/"base_score":"[^"]*"/, '"base_score":"[5.5E0]"')),
      /base_score must be in \(0,1\)/
    ],
    [
      'an odd kind of column',
      put(
        'm.json',
        json((m) => (m.feature_types[0] = 'x'))
      ),
      /expected feature_types among/
    ]
  ])('%s', async (_, path, says) => {
    const error = await xgboost.load(path).then(
      () => null,
      (error: Error) => error
    );
    expect(error?.message).toMatch(says);
    expect(error?.message.startsWith('xgboost.load: expected ')).toBe(true);
    expect(error?.message).toContain(path);
    expect(error?.message).not.toMatch(/\n|Stack trace/);
  });

  test.each<[string, string, string]>([
    ['a linear model', 'linear', 'a linear model ("gblinear"), which is not supported; train it with booster "gbtree" or "dart"'],
    [
      'leaves that are vectors of classes',
      'vectors of classes',
      'trees whose leaves are vectors of 3 numbers (multi_strategy "multi_output_tree"), which is not supported; train it with multi_strategy "one_output_per_tree"'
    ]
  ])('%s are said to be not supported', async (_, kind, got) => {
    const { json, ubj } = kinds.other[kind as keyof typeof kinds.other];
    for (const path of [put('other kind.json', json), put('other kind.ubj', Buffer.from(ubj, 'base64'))]) {
      await expect(xgboost.load(path)).rejects.toThrow(
        `xgboost.load: expected ${path} to be a model of trees that gives one number for a row, or one for each class or target, got ${got}`
      );
    }
  });

  test('a pipe and a device are refused before anything is read', async () => {
    const [pipe, device] = ['pipe.ubj', 'device.json'].map((name) => join(folder, name));
    execFileSync('mkfifo', [pipe]);
    symlinkSync('/dev/zero', device);
    for (const path of [pipe, device])
      await expect(xgboost.load(path)).rejects.toThrow(`${path} to be a model file, got a pipe or a device; look at the path`);
  });

  test.each<[unknown, string]>([
    [undefined, 'xgboost.load: expected a path, got undefined; give one that ends in .json or .ubj'],
    [7, 'xgboost.load: expected a path, got 7'],
    ['', 'xgboost.load: expected a path, got ""']
  ])('%j is no path', async (path, says) => {
    await expect(xgboost.load(path as string)).rejects.toThrow(says);
  });
});
