import { expect, test } from 'vitest';
import {
  readCursor,
  readOptionalNumber,
  readOptionalText,
  readText
} from '../../../../kernel/jupyter/messages/readRequestFields';

test('a field is read as what it has to be', () => {
  expect(readText({ code: '1' }, 'code')).toBe('1');
  expect([readOptionalText({}, 'pattern'), readOptionalText({ pattern: null }, 'pattern')]).toEqual([undefined, undefined]);
  expect([readOptionalNumber({ n: 3 }, 'n'), readOptionalNumber({ n: null }, 'n')]).toEqual([3, undefined]);
  expect([readCursor({ cursor_pos: 1 }, '😀a'), readCursor({}, '😀a')]).toEqual([2, 3]);
});

test.each<[string, () => unknown, string]>([
  ['no text', () => readText({}, 'code'), 'code: expected text, got undefined'],
  ['a list', () => readText({ code: [1, [2]] }, 'code'), 'code: expected text, got [ 1, [Array] ]'],
  ['half a number', () => readOptionalNumber({ n: 1.5 }, 'n'), 'n: expected a whole number, got 1.5'],
  ['a text for a number', () => readCursor({ cursor_pos: 'x' }, ''), "cursor_pos: expected a whole number, got 'x'"]
])('a field with %s is refused by its name', (_what, read, complaint) => {
  expect(read).toThrow(new TypeError(complaint));
});
