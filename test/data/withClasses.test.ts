import { expect, test } from 'vitest';
import * as kd from '../../src';

const data = kd.dataset({ x: [[1], [2], [3], [4]], y: [0, 1, 2, 1], classes: ['a', 'b', 'c'] });

test('withClasses(data, classes) gives each row its class by name, in another order or among more', () => {
  const turned = kd.withClasses(data, ['c', 'a', 'b']);
  expect(Array.from(turned.y, (label) => turned.classes[label])).toEqual(['a', 'b', 'c', 'b']);
  expect([...turned.y]).toEqual([1, 2, 0, 2]);
  expect(turned.x).toBe(data.x);
  expect([...kd.withClasses(data, ['c', 'new', 'a', 'b']).y]).toEqual([2, 3, 0, 3]);
  expect([...data.y]).toEqual([0, 1, 2, 1]);
  const named = kd.withClasses(data, ['A', 'b', 'c'], { rename: { a: 'A' } });
  expect(named).toMatchObject({ y: Int32Array.of(0, 1, 2, 1), classes: ['A', 'b', 'c'] });
  // Names that change places are a new order, not a new meaning.
  expect([...kd.withClasses(data, ['a', 'b', 'c'], { rename: { a: 'b', b: 'a' } }).y]).toEqual([1, 0, 2, 0]);
  expect([...kd.withClasses(kd.unlabelled(data), ['c', 'b', 'a']).y]).toEqual([0, 0, 0, 0]);
});

test('withClasses(splits, classes) turns each part', () => {
  const turned = kd.withClasses({ train: data, test: kd.takeRows(data, [2]) }, ['c', 'b', 'a']);
  expect([[...turned.train.y], [...turned.test.y]]).toEqual([[2, 1, 0, 1], [0]]);
  expect(Object.keys(turned)).toEqual(['train', 'test']);
  expect(() => kd.withClasses({ train: data, test: data }, ['a', 'b'])).toThrow(/^withClasses: train: expected "c" among/);
});

test('withClasses(data, classes) refuses to lose a class that has rows, and names it', () => {
  expect(() => kd.withClasses(data, ['a', 'b'])).toThrow(
    'withClasses: expected "c" among the classes, as in row 2, got "a", "b"; add it, rename it, or leave out its rows'
  );
  const none = kd.takeRows(data, [0, 1, 3]);
  expect(kd.withClasses(none, ['b', 'a']).classes).toEqual(['b', 'a']);
  for (const bad of [undefined, [], ['a'], ['a', 'a', 'b'], [1, 2], 'ab'])
    expect(() => kd.withClasses(data, bad as string[])).toThrow(/^withClasses: expected classes to be two or more names/);
  expect(() => kd.withClasses(data, ['a', 'b', 'c'], { rename: { z: 'a' } })).toThrow(/rename to name classes of the data/);
  expect(() => kd.withClasses(data, ['a', 'b', 'c'], { rename: { a: 'b' } })).toThrow(/new names that differ/);
  expect(() => kd.withClasses(data, ['a', 'b', 'c'], { rename: 'a' as never })).toThrow(/^withClasses: expected rename to be/);
});
