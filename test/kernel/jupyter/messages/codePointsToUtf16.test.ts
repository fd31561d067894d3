import { expect, test } from 'vitest';
import { codePointsToUtf16 } from '../../../../kernel/jupyter/messages/codePointsToUtf16';
import { utf16ToCodePoints } from '../../../../kernel/jupyter/messages/utf16ToCodePoints';

test.each([
  ['abc', 2, 2],
  ['😀a', 1, 2],
  ['a😀b😀', 3, 4],
  ['', 0, 0]
])('codePointsToUtf16() and utf16ToCodePoints() count %j to and fro', (code, points, units) => {
  expect(codePointsToUtf16(code, points)).toBe(units);
  expect(utf16ToCodePoints(code, units)).toBe(points);
});

test('codePointsToUtf16() outside of the code is its nearer end', () => {
  expect([codePointsToUtf16('😀', 9), codePointsToUtf16('😀', -1)]).toEqual([2, 0]);
});
