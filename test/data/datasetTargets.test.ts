import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { leakCheck } from '../../src/assess/leaks/leakCheck';
import { makeDataset } from '../../src/data/makeDataset';
import { split } from '../../src/data/split';
import { readCsv } from '../../src/data/tables/csv/readCsv';
import { splitByTime } from '../../src/data/tables/splitByTime';
import { tabular } from '../../src/data/tables/tabular';
import { takeRows } from '../../src/data/takeRows';
import { unlabelled } from '../../src/data/unlabelled';
import { softDecisionTree } from '../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { targetUnits } from '../../src/models/targetUnits';
import { saveModel } from '../../src/deploy/saveModel';
import { loadModel } from '../../src/deploy/loadModel';

const x = [[1], [2], [3], [4]];

describe('dataset({x, targets})', () => {
  test('keeps numbers in double precision, one or several for each row', () => {
    const one = makeDataset({ x, targets: [0.1, 1e9 + 0.5, -3, 4] });
    expect(one.targets).toEqual({ values: Float64Array.of(0.1, 1e9 + 0.5, -3, 4), names: ['target'] });
    expect([one.classes, [...one.y], one.unlabelled]).toEqual([[], [0, 0, 0, 0], undefined]);
    const two = makeDataset({ x, targets: [[1, 2], [3, 4], [5, 6], Float32Array.of(7, 8)], targetNames: ['a', 'b'] });
    expect(two.targets).toEqual({ values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), names: ['a', 'b'] });
  });

  test.each([
    [{ targets: [1, 2, NaN, 4] }, 'dataset: expected finite targets, got NaN for "target" in row 2'],
    [{ targets: [1, 2, '3', 4] }, 'dataset: expected finite targets, got "3" for "target" in row 2'],
    [{ targets: [1, 2] }, 'dataset: expected x to hold 2 rows of shape [1]'],
    [{ targets: [] }, 'dataset: expected at least one row, got none'],
    [{ targets: 7 }, 'dataset: expected targets to be numbers, one for each row, got 7'],
    [{ targets: [[1, 2], [3], [4, 5], [6, 7]] }, 'dataset: expected 2 targets in each row as in row 0, got 1 in row 1'],
    [{ targets: [1, 2, 3, 4], targetNames: ['a', 'b'] }, 'dataset: expected a name for each of 1 targets, got 2'],
    [
      {
        targets: [
          [1, 2],
          [1, 2],
          [1, 2],
          [1, 2]
        ],
        targetNames: ['a', 'a']
      },
      'one name for each target, all different'
    ],
    [{ targets: [1, 2, 3, 4], y: [0, 1, 0, 1], classes: 2 }, 'dataset: expected either targets, or y with classes, got both'],
    [{ y: [0, 1, 0, 1], classes: 2, targetNames: ['a'] }, 'dataset: expected targets beside targetNames, got none']
  ])('refuses %o', (change, says) => {
    expect(() => makeDataset({ x, ...(change as object) })).toThrow(says);
  });
});

test('targets go with their rows through split, splitByTime and takeRows; unlabelled makes them zeros', () => {
  const rows = Array.from({ length: 40 }, (_, i) => [i]);
  const whole = makeDataset({ x: rows, targets: rows.map(([i]) => [10 * i, -i]) });
  const data = { ...whole, times: Float64Array.from(rows, ([i]) => i) };
  for (const parts of [split(data, { validation: 0.2, test: 0.2 }), splitByTime(data, { validation: 0.2, test: 0.2 })])
    for (const { x: own, targets } of [parts.train, parts.validation!, parts.test!])
      expect([...targets!.values]).toEqual([...own].flatMap((i) => [10 * i, -i]));
  expect([...takeRows(data, [3, 1]).targets!.values]).toEqual([30, -3, 10, -1]);
  expect(unlabelled(data)).toMatchObject({ unlabelled: true, targets: { values: new Float64Array(80) } });
});

test('what takes classes alone refuses rows with targets by name', () => {
  const data = makeDataset({ name: 'flats', x, targets: [1, 2, 3, 4], targetNames: ['price'] });
  expect(() => leakCheck({ train: data })).toThrow(/leakCheck: train: expected rows with classes, got targets \("price"\)/);
  expect(() => softDecisionTree(data)).toThrow(/softDecisionTree: expected rows with classes, got targets/);
});

describe('tabular(table, {target})', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-targets-'));
  const table = async (text: string) => {
    writeFileSync(join(folder, 'flats.csv'), text);
    return readCsv(join(folder, 'flats.csv'));
  };
  const flats = 'area,place,price,rent\n31,east,210000.5,900\n58,west,340000,1300\n80,east,455000,\n';

  test('takes a column of numbers, or several, which are then no features', async () => {
    const data = tabular(await table(flats), { target: 'price', ignore: ['rent'] });
    expect(data.targets).toEqual({ values: Float64Array.of(210000.5, 340000, 455000), names: ['price'] });
    expect(data.features.map(({ name }) => name)).toEqual(['area', 'place']);
    const both = tabular(await table(flats), { target: ['price', 'rent'], dropUnlabelled: true });
    expect([...both.targets!.values]).toEqual([210000.5, 900, 340000, 1300]);
    expect(both.findings.map(({ check }) => check)).toContain('unlabelledRows');
  });

  test('shows the range of each target instead of classes', async () => {
    const data = tabular(await table(flats), { target: 'price', ignore: ['rent'] }) as unknown as Record<
      symbol,
      () => Record<string, string>
    >;
    const [show] = Object.getOwnPropertySymbols(data);
    expect(data[show]()['text/plain']).toContain('one target: price from 210,000 to 455,000, median 340,000');
  });

  test.each([
    [{ target: 'place' }, /target "place": expected numbers, got texts such as "east", "west"/],
    [{ target: 'rent' }, /target "rent": expected a number in every row, got 1 row without one, the first is row 2/],
    [{ target: 'price', label: 'place' }, /expected either a label, .* got both/],
    [{}, /expected either a label, .* got neither/],
    [{ target: 'prize' }, /"prize"/],
    [{ target: 'price', positive: 1 }, /expected no positive beside a target/]
  ])('refuses %o', async (options, says) => {
    const read = await table(flats);
    expect(() => tabular(read, options)).toThrow(says);
  });

  test('says of a label with many numbers that it may be a target', async () => {
    const many = await table(`a,price\n${Array.from({ length: 60 }, (_, i) => `${i},${i}.5`).join('\n')}\n`);
    expect(() => tabular(many, { label: 'price' })).toThrow('{target: "price"}');
  });

  test('refuses a target that never changes, and says of one that hardly does', async () => {
    const flat = await table('a,t\n1,5\n2,5\n3,5\n');
    expect(() => tabular(flat, { target: 't' })).toThrow(
      'target "t": expected at least two different numbers, got 5 in all 3 rows'
    );
    const zeros = tabular(await table('a,t\n1,0\n2,0\n3,7\n'), { target: 't' });
    expect(zeros.findings).toMatchObject([{ check: 'repeatedTarget', value: 2 / 3 }]);
  });
});

describe('targetUnits(train)', () => {
  const train = makeDataset({ x, targets: [1e6, 2e6, 3e6, 4e6] });

  test('gives the mean for 0 and one standard deviation more for 1, and is the same when it is saved and loaded', async () => {
    const before = tf.memory().numTensors;
    const model = tabularStudent(train, { hidden: [4], seed: 1, dropout: 0 });
    const dense = model.layers.at(-2)!;
    const set = dense.getWeights().map((one, i) => (i === 0 ? tf.zerosLike(one) : tf.onesLike(one)));
    dense.setWeights(set);
    const folder = mkdtempSync(join(tmpdir(), 'stillroom-units-'));
    await saveModel(model, join(folder, 'model'));
    const again = await loadModel(join(folder, 'model'));
    for (const one of [model, again])
      expect(
        tf.tidy(() => (one.predict(tf.tensor2d([[2]])) as tf.Tensor).dataSync()[0]) / (2.5e6 + Math.sqrt(1.25) * 1e6)
      ).toBeCloseTo(1, 6);
    tf.dispose(set);
    model.dispose();
    again.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('refuses classes, a target that never changes, and another number of units', () => {
    expect(() => targetUnits(makeDataset({ x, y: [0, 1, 0, 1], classes: 2 }))).toThrow(
      'targetUnits: expected data with targets, got classes'
    );
    expect(() => targetUnits(makeDataset({ x, targets: [3, 3, 3, 3] }))).toThrow(
      'target "target" to have at least two different values, got 3'
    );
    expect(() => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] }), targetUnits(train)] })).toThrow(
      'targetUnits: expected the layer before it to have 1 units, one for each target, got [batch,2]'
    );
  });
});
