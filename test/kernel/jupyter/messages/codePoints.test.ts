import { expect, test } from 'vitest';
import { toCodePoints, toUtf16 } from '../../../../kernel/jupyter/messages/codePoints';

test.each([
  ['abc', 2, 2],
  ['😀a', 1, 2],
  ['a😀b😀', 3, 4],
  ['', 0, 0]
])('toUtf16() and toCodePoints() count %j to and fro', (code, points, units) => {
  expect(toUtf16(code, points)).toBe(units);
  expect(toCodePoints(code, units)).toBe(points);
});

test('toUtf16() outside of the code is its nearer end', () => {
  expect([toUtf16('😀', 9), toUtf16('😀', -1)]).toEqual([2, 0]);
});
