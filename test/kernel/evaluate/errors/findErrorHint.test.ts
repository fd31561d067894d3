import { expect, test } from 'vitest';
import { hintForMissingModule, findErrorHint } from '../../../../kernel/evaluate/errors/findErrorHint';

/** The hint for one complaint about a cell in /files. */
function hint(source: string, code = 1005, more: { line?: number; message?: string; file?: string } = {}) {
  return findErrorHint([{ line: 0, column: 0, length: 1, message: '', code, ...more }], source, '/files');
}

test.each([
  ['```ts\nlet a = 1\n```', 'Markdown'],
  ['In [3]: 1 + 1', 'a copy of a notebook'],
  ['%matplotlib inline', 'a magic of IPython'],
  ['!ls', 'a shell command'],
  ['>>> 1 + 1', 'a copy of a terminal'],
  ['def f(x):', 'this looks like Python'],
  ['for x in range(3):  # loop', 'this looks like Python'],
  ['from numpy import array', 'this looks like Python'],
  ['import numpy as np', 'this looks like Python'],
  ['const a = <br/>', '.tsx file'],
  ['print(1)', 'console.log prints']
])('findErrorHint() recognizes %j', (source, words) => {
  expect(hint(source)).toContain(words);
});

test.each([
  ['let a: = 1', 1005],
  ['if (a) { b }', 1005],
  ['using file = open()', 2304],
  ['kd.distill({})', 2345]
])('findErrorHint() has nothing to add about %j', (source, code) => {
  expect(hint(source, code)).toBeUndefined();
});

test('findErrorHint() recognizes other languages only where TypeScript cannot read the cell, or does not know a name', () => {
  expect(hint('print(1)', 2345)).toBeUndefined();
  expect(hint('print(1)', 2304)).toContain('console.log');
});

test('findErrorHint() says to declare a name that is assigned', () => {
  const message = "Cannot find name 'rate'.";
  expect(hint('const a = 1\nrate = 0.1', 2304, { line: 1, message })).toBe('declare it first: let rate = 0.1');
  expect(hint('rate == 0.1', 2304, { message })).toBeUndefined();
  expect(hint('other = rate', 2304, { message })).toBeUndefined();
});

test('findErrorHint() says where a semicolon is missing', () => {
  expect(hint('const a = 1\n[1, 2].map(f)', 2538, { line: 1 })).toBe('line 1 goes on in line 2: end it with a semicolon');
  expect(hint('const a = 1;\n[1, 2].map(f)', 2538, { line: 1 })).toBeUndefined();
});

test('findErrorHint() knows a return, decorators, and the await of a file', () => {
  expect(hint('return 1', 1108)).toContain('leave out `return`');
  expect(hint('@a class B {}', 1238)).toContain('"experimentalDecorators": true');
  expect(hint('', 1308, { file: 'local.ts' })).toContain('export an async function');
  expect(hint('', 2345, { file: 'local.ts' })).toBeUndefined();
});

test('findErrorHint() says how to get a package, as seen from the file that imports it', () => {
  const message = "Cannot find module '@scope/name/part' or its corresponding type declarations.";
  expect(hint('', 2307, { message })).toBe('run: npm install @scope/name   in /files');
  expect(hint('', 2307, { message, file: 'lib/a.ts' })).toBe('run: npm install @scope/name   in /files/lib');
});

test.each([
  ['./local', 'there is no such file as seen from /files'],
  ['/abs/file', 'there is no such file as seen from /files'],
  ['#own', 'the package.json of /files or of a folder above has no such name in "imports"'],
  ['node:nothing', `this Node (${process.version}) has no such module`],
  ['lodash/fp', 'run: npm install lodash   in /files']
])('hintForMissingModule(%j) says what to do', (name, expected) => {
  expect(hintForMissingModule(name, '/files')).toBe(expected);
});
