import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { mulberry32 } from '../../mulberry32';

/** The number of a row is in x. */
function numbered(rows: number, classes = 5): kd.Dataset {
  return kd.dataset({
    name: 'rows',
    x: Array.from({ length: rows }, (_, i) => [i]),
    y: Array.from({ length: rows }, (_, i) => (i * 7) % classes),
    classes
  });
}

test('dirichletSplit() deals each row once, to clients of as many rows but for one, for any count, alpha and seed', () => {
  const draw = mulberry32(1);
  for (let time = 0; time < 40; time++) {
    const [rows, seed] = [20 + Math.floor(draw() * 200), Math.floor(draw() * 1000)];
    const [clients, alpha] = [1 + Math.floor(draw() * 12), 10 ** (4 * draw() - 2)];
    const data = numbered(rows);
    const parts = kd.dirichletSplit(data, { clients, alpha, seed });
    const dealt = parts.flatMap(({ x }) => Array.from(x));
    expect(dealt.sort((a, b) => a - b)).toEqual(Array.from(data.x));
    for (const part of parts) {
      expect(Math.abs(part.y.length - rows / clients)).toBeLessThan(1);
      expect(Array.from(part.y)).toEqual(Array.from(part.x, (row) => data.y[row]));
    }
  }
});

test('dirichletSplit({ rows }) deals so many rows to each, the same for a seed, and names each after its number', () => {
  const data = numbered(500);
  const options = { clients: 4, alpha: 0.5, rows: 30, seed: 2 };
  const parts = kd.dirichletSplit(data, options);
  expect(parts.map(({ name, y }) => [name, y.length])).toEqual([1, 2, 3, 4].map((i) => [`rows: client ${i}`, 30]));
  expect(new Set(parts.flatMap(({ x }) => Array.from(x))).size).toBe(120);
  expect(kd.dirichletSplit(data, options).map(({ x }) => x)).toEqual(parts.map(({ x }) => x));
  expect(kd.dirichletSplit(data, { ...options, seed: 3 })[0].x).not.toEqual(parts[0].x);
});

test('clients are alike with a large alpha and have hardly more than one class with a small one', () => {
  const largestShare = (alpha: number) => {
    const parts = kd.dirichletSplit(numbered(20_000), { clients: 20, alpha, rows: 100, seed: 1 });
    const shares = parts.map(({ y }) =>
      Math.max(...[0, 1, 2, 3, 4].map((label) => y.filter((own) => own === label).length / y.length))
    );
    return shares.reduce((a, b) => a + b, 0) / shares.length;
  };
  expect(largestShare(1000)).toBeLessThan(0.32);
  expect(largestShare(0.01)).toBeGreaterThan(0.93);
});

test('dirichletSplit() refuses more clients than rows, more rows than there are, an alpha of 0, and rows without labels', () => {
  const data = numbered(20);
  const ask = (more: object) => () => kd.dirichletSplit(data, { clients: 4, alpha: 1, ...more });
  expect(ask({ clients: 21 })).toThrow('dirichletSplit: expected clients to be a whole number at least 1 and at most 20, got 21');
  expect(ask({ rows: 6 })).toThrow('dirichletSplit: expected rows to be a whole number at least 1 and at most 5, got 6');
  expect(ask({ alpha: 0 })).toThrow('dirichletSplit: expected alpha to be');
  expect(() => kd.dirichletSplit(kd.unlabelled(data), { clients: 2, alpha: 1 })).toThrow('expected labelled rows');
});
