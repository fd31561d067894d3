import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { colourTraceback } from '../../../../kernel/evaluate/errors/colourTraceback';

const red = (text: string) => `\u001b[31m${text}\u001b[0m`;
const cyan = (text: string) => `\u001b[36m${text}\u001b[0m`;
const dim = (text: string) => `\u001b[2m${text}\u001b[0m`;

test.each([
  ['RangeError: too far', red('RangeError: ') + 'too far'],
  ['caused by Error: two\nlines', red('caused by Error: ') + 'two\nlines'],
  ['    at fail, cell 1, line 4', dim('    at ') + cyan('fail, cell 1, line 4')],
  ['        throw new Error()', '        throw new Error()'],
  ['cell 2, line 2: no. (TS2322)', cyan('cell 2, line 2: ') + red('no. (TS2322)')],
  ['    ^^^', red('    ^^^')],
  ['run: npm install x', red('run: ') + 'npm install x']
])('colourTraceback() of %j', (line, expected) => {
  const report = { ename: 'E', evalue: 'v', traceback: [line] };
  expect(colourTraceback(report)).toEqual({ ...report, traceback: [expected] });
  expect(stripVTControlCharacters(expected)).toBe(line);
});
