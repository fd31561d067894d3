import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { takeRows } from '../../../src/data/takeRows';
import { tf } from '../../../src/engine/tf';
import { classWeights } from '../../../src/data/tables/classWeights';
import { robustScale } from '../../../src/data/tables/robustScale';
import reference from '../../reference/data/tables.json';

const { robust, weights } = reference;
const numbers = (rows: readonly (readonly (number | null)[])[]) => Float32Array.from(rows.flat(), (value) => value ?? NaN);
const all: Dataset = {
  name: 'reference',
  x: numbers(robust.x),
  shape: [4],
  y: Int32Array.from(robust.x, (_, i) => i % 2),
  classes: ['a', 'b'],
  features: ['a', 'b', 'c', 'd'].map((name) => ({ name, kind: 'number' }))
};
const train = takeRows(all, [...new Array(robust.fit).keys()]);

describe('robustScale(train)', () => {
  test('learns the medians and quartile distances of scikit-learn from train alone, and scales other rows with them', () => {
    const scaler = robustScale(train);
    robust.medians.forEach((value, i) => expect(scaler.medians[i]).toBeCloseTo(value, 5));
    robust.iqrs.forEach((value, i) => expect(scaler.iqrs[i]).toBeCloseTo(value, 4));
    const before = all.x.slice();
    const scaled = scaler.transform(all);
    const zeroed = (x: Float32Array) => x.map((value) => (Number.isNaN(value) ? 0 : value));
    expect([...scaled.x].map(Number.isNaN)).toEqual(robust.x.flat().map((value) => value === null));
    zeroed(numbers(robust.scaled)).forEach((value, at) => expect(zeroed(scaled.x)[at]).toBeCloseTo(value, 5));
    expect(all.x).toEqual(before);
    expect(scaled).toEqual({ ...all, x: scaled.x });
    expect(robustScale(all).medians).not.toEqual(scaler.medians);
    expect(scaler.description).toEqual({ name: 'robustScale', fittedOn: 'reference', features: 4 });
  });

  test('categories stay as they are, missing values missing, and an empty feature too', () => {
    const data: Dataset = {
      ...all,
      x: Float32Array.of(1, 2, NaN, 5, 5, 0, NaN, 5, 9, NaN, NaN, 5),
      y: Int32Array.of(0, 1, 0),
      features: [
        { name: 'n', kind: 'number' },
        { name: 'c', kind: 'category', categories: ['x', 'y', 'z'] },
        { name: 'empty', kind: 'number' },
        { name: 'constant', kind: 'number' }
      ]
    };
    const { medians, iqrs, transform } = robustScale(data);
    expect([...medians]).toEqual([5, 0, 0, 5]);
    expect([...iqrs]).toEqual([4, 1, 1, 1]);
    expect(transform(data).x).toEqual(Float32Array.of(-1, 2, NaN, 0, 0, 0, NaN, 0, 1, NaN, NaN, 0));
  });

  test('it leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    robustScale(train).transform(classWeights(all));
    expect(tf.memory().numTensors).toBe(before);
  });

  const other = { ...all, features: all.features!.map((feature, i) => (i ? feature : { ...feature, name: 'z' })) };
  const tiny = makeDataset({
    x: [[0], [0], [1e-38], [1e-38], [1e5]],
    y: [0, 1, 0, 1, 1],
    classes: 2
  });
  test.each([
    [
      'images',
      () => robustScale({ ...all, shape: [2, 2], features: undefined, x: new Float32Array(all.x.length) }),
      'robustScale: expected rows of numbers, got rows of shape [2,2]; scale images by their range'
    ],
    [
      'data with other features',
      () => robustScale(train).transform(other),
      'robustScale: transform: expected the features of reference (a, b, c, d), got z, b, c, d; make both with the same features'
    ],
    [
      'data of another width',
      () => robustScale(train).transform(tiny),
      'robustScale: transform: expected the features of reference'
    ],
    [
      'numbers that become infinite',
      () => robustScale(tiny).transform(tiny),
      'robustScale: transform: column 0, row 4: expected a number that float32 can hold, got 100000 over a quartile distance of'
    ],
    ['no data', () => robustScale(undefined as never), 'robustScale: expected a dataset, got undefined']
  ])('%s are refused', (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('classWeights(data)', () => {
  test('are those of scikit-learn, with mean 1 and the same sum in each class', () => {
    const y = weights.y;
    const data = makeDataset({ x: y.map((label) => [label]), y, classes: 4 });
    const weighted = classWeights(data);
    expect([...weighted.weights]).toEqual(weights.balanced.map(Math.fround));
    expect(data).not.toHaveProperty('weights');
    expect(weighted).toEqual({ ...data, weights: weighted.weights });
  });

  test('multiply weights that are there', () => {
    const data = { ...makeDataset({ x: [[1], [2], [3]], y: [0, 0, 1], classes: 2 }), weights: Float32Array.of(1, 3, 2) };
    // Class sums are 4 and 2, of three rows each class gets 1.5.
    expect([...classWeights(data).weights]).toEqual([0.375, 1.125, 1.5]);
    expect(() => classWeights({ ...data, weights: Float32Array.of(1, -3, 2) })).toThrow(
      'classWeights: expected weights to be finite and at least 0'
    );
  });
});
