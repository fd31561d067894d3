import { expect, test } from 'vitest';
import { globToRegExp } from '../../../../kernel/jupyter/history/globToRegExp';

test.each([
  ['a*c', 'a\nb\nc', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[z-a]', '[z-a]', true],
  ['(a+', '(a+', true],
  ['[', '[', true],
  ['*ab*ab*b', 'xabyab-b', true],
  ['*ab*ab', 'xab', false],
  ['a**b*', 'ab', true],
  ['*[a-c]?1*1', 'b-11', true],
  ['*', '', true]
])('glob %j on %j is %s', (pattern, code, fits) => {
  expect(globToRegExp(pattern).test(code)).toBe(fits);
});

test('glob() with many stars looks through a long text in no time', () => {
  expect(globToRegExp('*a'.repeat(40) + '*b').test('a'.repeat(30_000))).toBe(false);
});
