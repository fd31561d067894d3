import { expect, test } from 'vitest';
import { cursor, optionalNumber, optionalText, text } from '../../../../kernel/jupyter/messages/requestFields';

test('a field is read as what it has to be', () => {
  expect(text({ code: '1' }, 'code')).toBe('1');
  expect([optionalText({}, 'pattern'), optionalText({ pattern: null }, 'pattern')]).toEqual([undefined, undefined]);
  expect([optionalNumber({ n: 3 }, 'n'), optionalNumber({ n: null }, 'n')]).toEqual([3, undefined]);
  expect([cursor({ cursor_pos: 1 }, '😀a'), cursor({}, '😀a')]).toEqual([2, 3]);
});

test.each<[string, () => unknown, string]>([
  ['no text', () => text({}, 'code'), 'code: expected text, got undefined'],
  ['a list', () => text({ code: [1, [2]] }, 'code'), 'code: expected text, got [ 1, [Array] ]'],
  ['half a number', () => optionalNumber({ n: 1.5 }, 'n'), 'n: expected a whole number, got 1.5'],
  ['a text for a number', () => cursor({ cursor_pos: 'x' }, ''), "cursor_pos: expected a whole number, got 'x'"]
])('a field with %s is refused by its name', (_what, read, complaint) => {
  expect(read).toThrow(new TypeError(complaint));
});
