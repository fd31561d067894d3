import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import * as metrics from '../../../src/metrics';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { sensitivityAtSpecificity } from '../../../src/metrics/threshold/sensitivityAtSpecificity';
import { subgroups } from '../../../src/assess/subgroups/subgroups';
import { mulberry32 } from '../../mulberry32';

const show = (value: object) => {
  const display = (value as { [key: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')];
  return display.call(value);
};

/** Rows whose larger ones are easier; a fifth is of class 1, and none of those below 5 mm. */
function simulated(rows = 300, seed = 2) {
  const next = mulberry32(seed);
  const size = Array.from({ length: rows }, () => Number((3 + 17 * next()).toFixed(1)));
  const labels = size.map((mm) => Number(mm >= 5 && next() < 0.25));
  const logits = labels.map((label, i) => [(label ? size[i] / 8 : 0) + 2 * next() - 1]);
  return { size, labels, logits };
}

describe('subgroups({logits, labels, of})', () => {
  test('measures all rows and each range of numbers, and says so where a class is missing', async () => {
    const { size, labels, logits } = simulated();
    const inputs = { of: size, edges: [5, 8, 15], unit: 'mm', by: 'diameter', resamples: 200 };
    const got = await subgroups({ logits, labels, ...inputs });
    expect(got.subgroups.map(({ name }) => name)).toEqual([
      'all rows',
      'below 5 mm',
      '5 to below 8 mm',
      '8 to below 15 mm',
      '15 mm and above'
    ]);
    const [all, small, , middle] = got.subgroups;
    expect(all.rows).toBe(labels.length);
    expect(all.models[0].estimates[0].mean).toBe(rocAuc({ logits, labels }));
    expect(small).toMatchObject({ positives: 0, note: 'no row of class 1: not measured', models: [] });
    expect(got.subgroups.slice(1).reduce((sum, { rows }) => sum + rows, 0)).toBe(labels.length);
    const rows = size.flatMap((mm, i) => (mm >= 8 && mm < 15 ? [i] : []));
    const part = { logits: rows.map((i) => logits[i]), labels: rows.map((i) => labels[i]) };
    expect(middle).toMatchObject({ rows: rows.length, positives: part.labels.filter(Boolean).length });
    const { models } = await computeComparison({
      models: { model: part.logits },
      labels: part.labels,
      of: 'model',
      metrics: [metrics.rocAuc()],
      resamples: 200
    });
    expect(middle.models).toEqual(models);
    expect(await subgroups({ logits, labels, ...inputs })).toEqual(got);
  });

  test('several models and seeds, by name, with thresholds of validation rows and the majority of each subgroup beside the accuracy', async () => {
    const { size, labels, logits } = simulated();
    const of = size.map((mm) => (mm < 10 ? 'scanner A' : 'scanner B'));
    const models = { teacher: logits.map(([z]) => [2 * z]), student: [logits, logits.map(([z], i) => [z + (i % 3) / 10])] };
    const got = await subgroups({
      models,
      labels,
      of,
      metrics: metrics.clinic({ chosenOn: 'validation', classes: ['benign', 'malignant'] }),
      validation: { labels, models },
      resamples: 100
    });
    expect(got.subgroups.map(({ name }) => name)).toEqual(['all rows', ...new Set(of)]);
    for (const { models: told, rows, positives, titles } of got.subgroups) {
      expect(told.map(({ name, seeds }) => [name, seeds])).toEqual([
        ['teacher', 1],
        ['student', 2]
      ]);
      expect(titles.at(-1)).toBe(`accuracy (always "benign": ${(100 * (1 - positives! / rows)).toFixed(1)} %)`);
    }
    const { 'text/plain': lines, 'text/html': markup } = show(got);
    expect(lines.split('\n')).toHaveLength(4);
    expect(lines).toMatch(/student: accuracy \(always "benign".*%\] \(always "benign": \d+\.\d %\)/);
    expect(markup).toContain('<th scope="row">scanner A</th>');
    expect(lines + markup).not.toMatch(/NaN|undefined|null/);
  });

  test('validation of one model is given as logits', async () => {
    const { labels, logits, size } = simulated();
    const metric = metrics.sensitivityAtSpecificity({ chosenOn: 'validation' });
    const got = await subgroups({
      logits,
      labels,
      of: size.map(() => 'one'),
      metrics: [metric],
      validation: { logits, labels },
      resamples: 100
    });
    expect(got.subgroups[1].models[0].estimates[0].mean).toBe(sensitivityAtSpecificity({ logits, labels }));
  });

  test('numbers without edges are subgroups of their own, NaN is missing, and few rows of a class are told', async () => {
    const got = await subgroups({
      logits: [[2], [1], [0], [-1], [3], [0.5]],
      labels: [1, 0, 1, 0, 1, 0],
      of: [2, 2, NaN, NaN, 1, 1],
      resamples: 100
    });
    expect(got.subgroups.map(({ name }) => name)).toEqual(['all rows', '1', '2', 'missing']);
    expect(got.subgroups[1].note).toBe('only 1 of the rarer class: too few to trust the intervals');
    expect(show(got)['text/plain']).toContain('too few to trust the intervals');
  });

  test('an interval without width says nothing, and that is told', async () => {
    const labels = Array.from({ length: 60 }, (_, i) => Number(i % 2 === 0));
    const { subgroups: told } = await subgroups({
      logits: labels.map((one) => [one]),
      labels,
      of: labels.map(() => 'all'),
      resamples: 100
    });
    expect(told[1].note).toBe('every draw of rows gave the same: an interval without width says nothing');
  });

  test('rows of one group are drawn together, and a subgroup of one group alone is not measured', async () => {
    const { labels, logits } = simulated(60);
    const of = labels.map((_, i) => (i < 10 ? 'one patient' : 'others'));
    const groups = labels.map((_, i) => (i < 10 ? 0 : 1 + Math.floor(i / 5)));
    labels[0] = 1;
    const got = await subgroups({ logits, labels, of, groups, resamples: 100 });
    expect(got.subgroups[1].note).toBe('rows of one group alone: not measured');
    expect(got.subgroups[2].models).toHaveLength(1);
  });

  test('more than two classes have accuracy with its majority; tensors are left to their owner', async () => {
    const logits = tf.tensor2d([
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
      [1, 2, 0]
    ]);
    const before = tf.memory().numTensors;
    const got = await subgroups({ logits, labels: [0, 1, 2, 0], of: ['a', 'a', 'b', 'b'], resamples: 100 });
    expect(tf.memory().numTensors).toBe(before);
    logits.dispose();
    expect(got.subgroups[0]).toMatchObject({ positives: null, titles: ['accuracy (always class 0: 50.0 %)'] });
    expect(got.subgroups[2].models[0].estimates[0].mean).toBe(0.5);
  });

  const good = { logits: [[1], [2], [0], [3]], labels: [0, 1, 0, 1], of: ['a', 'a', 'b', 'b'] };
  test.each<[string, object, string]>([
    ['neither logits nor models', { logits: undefined }, 'subgroups: expected either logits or models, got neither'],
    ['both', { models: { a: [[1]] } }, 'subgroups: expected either logits or models, got both'],
    ['subgroups of other rows', { of: ['a'] }, 'subgroups: expected of to be 4 names or numbers, one per row, got ["a"]'],
    ['no subgroups', { of: undefined }, 'expected of to be 4 names or numbers, one per row, got undefined'],
    ['names among numbers', { of: [1, 2, 'x', 3] }, 'expected of to be all names or all numbers, got "x" in row 2'],
    ['nothing for a row', { of: [1, null, 2, 3] }, 'expected of to be all names or all numbers, got null in row 1'],
    ['edges that fall', { of: [1, 2, 3, 4], edges: [3, 2] }, 'expected edges to be rising numbers, got [3, 2]'],
    ['edges for names', { edges: [1] }, 'expected numbers where edges are given, got "a"'],
    [
      'one class',
      { labels: [1, 1, 1, 1] },
      'subgroups: expected rows of both classes and of several groups, got no row of class 0'
    ],
    ['NaN', { logits: [[NaN], [1], [1], [1]] }, 'expected model: logits to be finite numbers, got NaN in row 0'],
    ['few resamples', { resamples: 5 }, 'subgroups: expected resamples to be a whole number at least 100'],
    ['a misspelt option', { edge: [1] }, 'did you mean "edges"?']
  ])('refuses %s', async (_, wrong, message) => {
    await expect(subgroups({ ...good, ...wrong } as never)).rejects.toThrow(message);
  });

  test('refuses more than 50 subgroups', async () => {
    const { labels, logits, size } = simulated(200);
    await expect(subgroups({ logits, labels, of: size })).rejects.toThrow(/expected at most 50 subgroups, got \d+; give edges/);
  });
});
