import { expect, test } from 'vitest';
import { glob } from '../../../../kernel/jupyter/history/glob';

test.each([
  ['a*c', 'a\nb\nc', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[z-a]', '[z-a]', true],
  ['(a+', '(a+', true],
  ['[', '[', true]
])('glob %j on %j is %s', (pattern, code, fits) => {
  expect(glob(pattern).test(code)).toBe(fits);
});
