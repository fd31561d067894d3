import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { inspectWithinBounds } from '../../../../kernel/evaluate/format/inspectWithinBounds';

const manyKeys = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));

test.each<[string, unknown]>([
  ['a small object', { a: { b: { c: { d: 1 } } }, list: [1, 'two', null] }],
  [
    'a class',
    new (class Point {
      x = 1;
    })()
  ],
  ['a long text', 'x'.repeat(9000)]
])('inspectWithinBounds() of %s is what Node inspects', (_what, value) => {
  expect(inspectWithinBounds(value)).toBe(inspect(value, { breakLength: 100, depth: 4 }));
});

test('inspectWithinBounds() shows less depth where a value is too long', () => {
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ({ deep: { deeper: 'x'.repeat(50) } })));
  const text = inspectWithinBounds(wide);
  expect(text.length).toBeLessThan(30_000);
  expect([text.includes('[Object]'), text.includes('deep'), text.includes('... 50 more items')]).toEqual([true, false, true]);
});

test('inspectWithinBounds() of more keys than fit shows the first hundred and counts the others', () => {
  const text = inspectWithinBounds(manyKeys);
  expect(text).toMatch(/^\{\n {2}k0: 0,/);
  expect(text).toMatch(/k99: 99,\n {2}… 99900 more properties\n\}$/);
  class Large {
    own = 0;
  }
  expect(inspectWithinBounds(Object.assign(new Large(), manyKeys))).toMatch(/^Large \{/);
});

test('inspectWithinBounds() passes on what an inspector of the value’s own throws', () => {
  const failing = {
    [inspect.custom]() {
      throw new Error('mine');
    }
  };
  expect(() => inspectWithinBounds(failing)).toThrow('mine');
});
