import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { fc } from '../../seededFastCheck';
import { createRandom } from '../../../src/stats/createRandom';
import { fitColumnEncoding } from '../../../src/transfer/generate/tables/fitColumnEncoding';
import { decodeTable, encodeTable, fitTableEncoding } from '../../../src/transfer/generate/tables/fitTableEncoding';
import { fitQuantileTransform, fromNormal, toNormal } from '../../../src/transfer/generate/tables/fitQuantileTransform';
import { mulberry32 } from '../../mulberry32';
import expected from '../../reference/transfer/tableGan.json';

const number = (name: string) => ({ name, kind: 'number' as const });
const draw = (rows: number, value: (next: () => number) => number) => {
  const next = mulberry32(4);
  return Float32Array.from({ length: rows }, () => value(next));
};
const ascending = (values: ArrayLike<number>) => Float32Array.from(values).sort();
const moments = (values: number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
};

test('fitQuantileTransform: quantiles at even distances of normal numbers, as SciPy says', () => {
  const { normal, values } = fitQuantileTransform(ascending(expected.knots.sorted));
  normal.forEach((z, i) => expect(z).toBeCloseTo(expected.knots.normal[i], 6));
  values.forEach((value, i) => expect(Math.abs(value - expected.knots.values[i])).toBeLessThan(1e-3));
});

test('toNormal, fromNormal: values at knots come back, others nearly, the order stays and nothing leaves the range (property)', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2 }), (list, made) => {
      const sorted = ascending(list);
      const knots = fitQuantileTransform(sorted);
      const scale = Math.max(1, Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
      for (const value of knots.values)
        expect(Math.abs(fromNormal(knots, toNormal(knots, value, createRandom(1))) - value)).toBeLessThanOrEqual(1e-9 * scale);
      for (const value of sorted)
        expect(Math.abs(fromNormal(knots, toNormal(knots, value, createRandom(1))) - value)).toBeLessThanOrEqual(1e-6 * scale);
      const decoded = made.sort((a, b) => a - b).map((z) => fromNormal(knots, z));
      decoded.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(sorted[0]);
        expect(value).toBeLessThanOrEqual(sorted[sorted.length - 1]);
        if (i) expect(value).toBeGreaterThanOrEqual(decoded[i - 1] - 1e-9 * scale);
      });
    })
  );
});

test('toNormal: a heavy tail and a column of repeated values have the moments of a normal distribution', () => {
  for (const value of [
    (next: () => number) => Math.exp(3 / (0.1 + next())),
    (next: () => number) => Math.floor(30 * next() ** 2)
  ]) {
    const sorted = draw(5000, value).sort();
    const knots = fitQuantileTransform(sorted);
    const next = createRandom(2);
    const { mean, deviation } = moments(Array.from(sorted, (one) => toNormal(knots, one, next)));
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(deviation - 1)).toBeLessThan(0.03);
  }
});

test('fitQuantileTransform: at most 1,000 knots, ends that are the ends of the column, and only values that were there where these repeat', () => {
  const many = draw(5000, (next) => next()).sort();
  const knots = fitQuantileTransform(many);
  expect(knots.values).toHaveLength(1000);
  expect([knots.values[0], knots.values[999]]).toEqual([many[0], many[4999]]);
  const steps = fitQuantileTransform(draw(5000, (next) => 100 * Math.floor(40 * next())).sort());
  expect(steps.values).toHaveLength(80);
  for (let z = -4; z <= 4; z += 0.01) expect(fromNormal(steps, z) % 100).toBe(0);
});

test('fitColumnEncoding: what a column is told by', () => {
  const flag = fitColumnEncoding(
    draw(100, (next) => Number(next() < 0.3)),
    'number'
  );
  expect(flag.knots).toBeUndefined();
  expect([...flag.modes].sort()).toEqual([0, 1]);
  const debt = fitColumnEncoding(
    draw(1000, (next) => (next() < 0.4 ? 0 : next() < 0.2 ? NaN : Math.round(1e4 * next()) / 100)),
    'number'
  );
  expect(debt.modes).toEqual([0, NaN]);
  expect(debt.decimals).toBe(2);
  expect(debt.knots?.values[0]).toBeGreaterThan(0);
  expect(
    fitColumnEncoding(
      draw(1000, (next) => Math.round(500 * next())),
      'number'
    )
  ).toMatchObject({ modes: [], decimals: 0 });
  expect(
    fitColumnEncoding(
      draw(1000, (next) => next()),
      'number'
    )
  ).toMatchObject({ modes: [], decimals: null });
  expect(
    fitColumnEncoding(
      draw(100, (next) => Math.floor(60 * next())),
      'category'
    ).knots
  ).toBeUndefined();
  expect(fitColumnEncoding(new Float32Array(9).fill(NaN), 'number')).toEqual({ modes: [NaN], decimals: 0 });
  expect(fitColumnEncoding(new Float32Array(9).fill(7), 'number')).toEqual({ modes: [7], decimals: 0 });
});

test('encodeTable, decodeTable: rows come back: categories, whole numbers, repeated and missing values as they are (property)', () => {
  const features = [number('age'), { name: 'job', kind: 'category' as const, categories: ['a', 'b', 'c'] }, number('debt')];
  const cell = fc.tuple(
    fc.integer({ min: 18, max: 90 }),
    fc.oneof(fc.constantFrom(0, 1, 2), fc.constant(NaN)),
    fc.oneof(fc.constant(0), fc.constant(NaN), fc.double({ min: 1, max: 1e5, noNaN: true }))
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 80 }), (rows) => {
      const x = Float32Array.from(rows.flat());
      const encoding = fitTableEncoding({ x, shape: [3], features });
      fc.pre(encoding.normals + encoding.kinds > 0);
      const encoded = encodeTable(encoding, x, [...rows.keys()], createRandom(3));
      const back = decodeTable(encoding, encoded);
      expect(encoded).toHaveLength(rows.length * (encoding.normals + encoding.kinds));
      expect(back).toHaveLength(x.length);
      x.forEach((value, i) => {
        if (i % 3 === 1 || Number.isNaN(value)) expect(back[i]).toBe(value);
        // In single precision between two quantiles far apart.
        else expect(Math.abs(back[i] - value)).toBeLessThanOrEqual(i % 3 === 0 ? 0 : 0.05);
      });
    })
  );
});
