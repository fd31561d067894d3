import { expect, test } from 'vitest';
import { readStackText } from '../../../../kernel/evaluate/errors/readStackText';

const frames = '    at fail (cell-script-1:2:3)\n    at cell-script-1:4:1';

test('readStackText() is the stack without the message, which may look like frames', () => {
  const message = 'lost\n    at nowhere (cell-script-9:9:9)';
  const error = Object.assign(new Error(message), { stack: `Error: ${message}\n${frames}` });
  expect(readStackText(error)).toBe(`Error: \n${frames}`);
});

test('readStackText() keeps the place that V8 puts before the message of a syntax error', () => {
  const error = { message: 'Unexpected token', stack: `/a.js:3\nlet = ;\n      ^\nSyntaxError: Unexpected token\n${frames}` };
  expect(readStackText(error)).toBe(`/a.js:3\nlet = ;\n      ^\nSyntaxError: \n${frames}`);
});

test.each<[string, object, string]>([
  ['whose message was changed', { message: 'another', stack: `Error: first\n${frames}` }, `Error: first\n${frames}`],
  ['without a message', { message: '', stack: `Error\n${frames}` }, `Error\n${frames}`],
  ['whose stack is a list, as prepareStackTrace gives it', { stack: ['a (b:1:2)', 'c:3:4'] }, '    at a (b:1:2)\n    at c:3:4'],
  ['without a stack', { message: 'm' }, ''],
  ['whose stack is a number', { stack: 5 }, '']
])('readStackText() of an error %s', (_which, error, expected) => {
  expect(readStackText(error)).toBe(expected);
});

test('readStackText() is empty where the stack cannot be read', () => {
  const error = Object.defineProperty({}, 'stack', {
    get() {
      throw new Error();
    }
  });
  expect(readStackText(error)).toBe('');
});
