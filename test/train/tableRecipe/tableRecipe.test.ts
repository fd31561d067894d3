import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { createRandom } from '../../../src/stats/createRandom';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

const next = createRandom(3);
const table = kd.table(
  Array.from({ length: 160 }, () => {
    const [a, b, c] = [next(), next(), Math.floor(3 * next())];
    return {
      a: Math.round(100 * a),
      b: next() < 0.1 ? null : b,
      job: 'xyz'[c],
      paid: a + b + 0.3 * c + 0.4 * next() > 1.5 ? 'yes' : 'no'
    };
  })
);
const data = kd.split(kd.tabular(table, { label: 'paid', positive: 'yes' }), { validation: 0.2, test: 0.2, seed: 1 });
const network = (train: kd.Dataset, seed: number) => kd.tabularStudent(train, { hidden: [6], seed });
const student = (seed: number) => network(data.train, seed);
const small = { folds: 2, repeats: 1, madeRows: 60, network };
const quick = { data, student, seeds: 2, epochs: 2, show: false };
const prepare = (options: kd.TableRecipeOptions, more = {}) =>
  kd
    .tableRecipe({ ...small, ...options })
    .prepare({ data: { train: data.train, validation: data.validation }, show: false, ...more });

describe('kd.study({recipe: kd.tableRecipe()})', () => {
  test('distils from the fused teacher with made rows, records what was chosen, and gives the teacher back', async () => {
    const study = await kd.study({ ...quick, recipe: kd.tableRecipe(small) });
    const [record] = study.records;
    expect(record.models.teacher?.kind).toMatch(
      /^fused by mean probability, weights forest (0|1|0\.\d+), networks (0|1|0\.\d+)$/
    );
    expect(Object.keys(record.setup.terms)).toEqual(['hard', 'soft']);
    expect(record.transfer?.made).toMatchObject({ rows: 60 });
    for (const findings of [study.findings, record.findings])
      expect(findings.find(({ check }) => check === 'tableRecipe')?.says).toMatch(
        /% forest and .* on validation the teacher 0\.\d{4}, one network 0\.\d{4}$/
      );
    expect(study.comparison.models.map(({ name }) => name)).toEqual(['teacher', 'student', 'baseline']);
    study.students.forEach((model) => model.dispose());
  });

  test('gives equal numbers for equal seeds', async () => {
    const [one, again] = [
      await kd.study({ ...quick, recipe: kd.tableRecipe(small) }),
      await kd.study({ ...quick, recipe: kd.tableRecipe(small) })
    ];
    expect(again.logits).toEqual(one.logits);
    [one, again].forEach(({ students }) => students.forEach((model) => model.dispose()));
  });

  test('gives a recipe train and validation rows alone, and the settings of the training; given terms and transfer sets go on top', async () => {
    const asked: kd.RecipeInputs[] = [];
    const optimizer = kd.sgd({ learningRate: 0.1 });
    const terms = { soft: { weight: 1, loss: kd.softTargets({ temperature: 2 }) } };
    const more = kd.mixup(data.train, { rows: 20 });
    const prepared = await prepare({});
    const recipe: kd.Recipe = { prepare: async (inputs) => (asked.push(inputs), prepared) };
    const study = await kd.study({
      ...quick,
      seeds: 1,
      recipe,
      optimizer,
      batchSize: 50,
      terms,
      transfer: { more: { data: more } }
    });
    expect(asked.map((inputs) => Object.keys(inputs.data))).toEqual([['train', 'validation']]);
    expect(asked[0]).toMatchObject({ batchSize: 50, optimizer });
    expect(Object.keys(study.records[0].setup.terms)).toEqual(['soft']);
    expect(Object.keys(study.records[0].transfer!)).toEqual(['made', 'more']);
    study.students.forEach((model) => model.dispose());
  });

  test('refuses a teacher beside it, what is no recipe, and no student, before anything is trained', async () => {
    const never: kd.Recipe = { prepare: () => Promise.reject(new Error('it was asked')) };
    await expect(kd.study({ ...quick, recipe: never, teacher: (rows) => rows })).rejects.toThrow(
      'either a teacher or a recipe, got both'
    );
    await expect(kd.study({ ...quick, recipe: { prepare: async () => null as never } })).rejects.toThrow(
      'expected the recipe to prepare {teacher'
    );
    await expect(kd.study({ ...quick, recipe: {} as never })).rejects.toThrow('study: expected recipe to be a recipe');
    await expect(kd.study({ ...quick, recipe: never, student: 3 as never })).rejects.toThrow(
      'study: expected student to be a function'
    );
    await expect(kd.study({ ...quick, recipe: never, data: 0 as never })).rejects.toThrow(
      'study: expected data with a train split, got 0'
    );
    await expect(kd.study({ ...quick, recipe: never })).rejects.toThrow('it was asked');
  });
});

describe('kd.tableRecipe(options).prepare({data})', () => {
  test('gives options of kd.distill: a teacher, terms and transfer sets with weights', async () => {
    const unlabelled = kd.unlabelled(data.test!);
    const { teacher, terms, transfer, dispose } = await prepare({ unlabelled });
    const own = student(1);
    const run = await kd.distill({ teacher, terms, transfer, student: own, data, epochs: 1, baseline: false, show: false });
    expect(run.status).toBe('done');
    expect(
      Object.entries(transfer!).map(([name, { data: rows, weight }]) => [name, rows.unlabelled, rows.y.length, weight])
    ).toEqual([
      ['made', true, 60, 10],
      ['unlabelled', true, data.test!.y.length, 10]
    ]);
    own.dispose();
    dispose();
  });

  test('has no rows that no teacher is asked about: madeRows 0 and no unlabelled ones give no transfer sets', async () => {
    const prepared = await prepare({ madeRows: 0 });
    expect(prepared).not.toHaveProperty('transfer');
    expect(Object.values(prepared.terms).map(({ weight }) => weight)).toEqual([0.3, 0.7]);
    prepared.dispose();
    expect((await prepare({ madeRows: undefined }).then((all) => (all.dispose(), all))).transfer!.made.data.y.length).toBe(
      10 * data.train.y.length
    );
  });

  test('works for three classes, and without validation rows', async () => {
    const { x, y, ...rest } = data.train;
    const three = { ...rest, x, y: y.map((_, row) => row % 3), classes: ['a', 'b', 'c'] };
    const prepared = await kd.tableRecipe(small).prepare({ data: { train: three }, show: false });
    expect((await kd.label(prepared.teacher, three)).columns).toBe(3);
    expect(prepared.findings[0].says).not.toContain('on validation');
    prepared.dispose();
  });

  test('refuses other rows than those of a table of classes, and options out of bounds', async () => {
    const rents = kd.dataset({ x: [[1], [2]], targets: [1, 2] });
    await expect(kd.tableRecipe().prepare({ data: { train: rents } })).rejects.toThrow('tableRecipe: train');
    const images = kd.dataset({ x: new Float32Array(32), y: [0, 1], classes: 2, shape: [4, 4, 1] });
    await expect(kd.tableRecipe().prepare({ data: { train: images } })).rejects.toThrow(
      'rows of a table, got rows of shape [4,4,1]'
    );
    await expect(kd.tableRecipe().prepare({ data: { train: kd.unlabelled(data.train) } })).rejects.toThrow(
      'expected labelled rows'
    );
    for (const odd of [{}, { data: {} }, { data: { train: 3 } }])
      await expect(kd.tableRecipe().prepare(odd as never)).rejects.toThrow('tableRecipe: expected data to be splits');
    const other = kd.unlabelled({
      ...data.train,
      features: data.train.features!.map((feature) => ({ ...feature, name: `${feature.name}2` }))
    });
    await expect(prepare({ unlabelled: other })).rejects.toThrow('the unlabelled rows');
    expect(() => kd.tableRecipe({ folds: 1 })).toThrow('tableRecipe: expected folds to be');
    expect(() => kd.tableRecipe({ repeats: 0 })).toThrow('tableRecipe: expected repeats to be');
    expect(() => kd.tableRecipe({ madeRows: -1 })).toThrow('tableRecipe: expected madeRows to be');
    expect(() => kd.tableRecipe({ rows: 3 } as never)).toThrow('got "rows"');
    expect(() => kd.tableRecipe({ network: 'small' as never })).toThrow('expected network to be a function');
  });

  test('leaves nothing behind when a network fails or the signal stops it', async () => {
    let built = 0;
    const failing = (train: kd.Dataset, seed: number) => {
      if (built++) throw new Error('no second one');
      return network(train, seed);
    };
    await expect(prepare({ network: failing })).rejects.toThrow('no second one');
    const stopped = new AbortController();
    const stopping = (train: kd.Dataset, seed: number) => (stopped.abort(new Error('enough')), network(train, seed));
    await expect(prepare({ network: stopping }, { signal: stopped.signal })).rejects.toThrow('enough');
  });
});
