import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readFrameLine, formatStackFrames } from '../../../../kernel/evaluate/errors/formatStackFrames';
import { packageRoot } from '../../../../kernel/installation/packageRoot';
import { cellSources } from '../cellSources';

const cells = cellSources({
  'cell-script-1': 'function fail() {\n  throw new Error()\n}',
  'cell-script-2': 'const a = 1\nfail()',
  '/files/local.ts': 'export const local = () => fail()'
});
const stack = (...frames: string[]) => frames.map((frame) => `    at ${frame}`).join('\n');

test('formatStackFrames() names cells and local files by label, line and function, each with its code', () => {
  const frames = stack('fail (cell-script-1:2:9)', 'local (/files/local.ts:1:28)', 'cell-script-2:2:1');
  expect(formatStackFrames([frames], cells)).toEqual([
    '    at fail, cell 1, line 2',
    '        throw new Error()',
    '    at local, cell 3, line 1',
    '        export const local = () => fail()',
    '    at cell 2, line 2',
    '        fail()'
  ]);
});

test('formatStackFrames() leaves Node, the kernel and packages out where there are frames of cells', () => {
  const own = join(packageRoot, 'dist', 'src', 'index.js');
  const frames = stack(
    'parse (node:internal/url:1:1)',
    `distill (${own}:5:5)`,
    'read (/x/node_modules/csv/index.js:3:3)',
    'cell-script-2:2:1',
    'Script.runInThisContext (node:vm:1:1)'
  );
  expect(formatStackFrames([frames], cells)).toEqual(['    at cell 2, line 2', '        fail()']);
});

test('formatStackFrames() shows five frames of packages by their names where there are no others, and none with cellsOnly', () => {
  const frames = stack(...Array.from({ length: 8 }, (_, i) => `step${i} (/x/node_modules/@a/b/c.js:${i}:1)`));
  expect(formatStackFrames([frames], cells)).toEqual(Array.from({ length: 5 }, (_, i) => `    at step${i}, @a/b/c.js:${i}`));
  expect(formatStackFrames([frames], cells, true)).toEqual([]);
});

test('formatStackFrames() reads async frames, file URLs and functions of other cells, and leaves out the wrapper of a cell', () => {
  const url = pathToFileURL('/files/local.ts').href;
  const frames = stack('async Proxy.fail (cell-script-1:2:1)', `async ${url}:1:5`, 'eval (cell-script-2:1:1)');
  expect(formatStackFrames([frames], cells).filter((line) => line.startsWith('    at'))).toEqual([
    '    at fail, cell 1, line 2',
    '    at cell 3, line 1',
    '    at cell 2, line 1'
  ]);
});

test('formatStackFrames() says the same place once, and reads the stacks of the awaits after that of the error', () => {
  const frames = [stack('fail (cell-script-1:2:9)', 'fail (cell-script-1:2:1)'), stack('cell-script-2:2:1')];
  expect(formatStackFrames(frames, cells)).toEqual([
    '    at fail, cell 1, line 2',
    '        throw new Error()',
    '    at cell 2, line 2',
    '        fail()'
  ]);
});

test('formatStackFrames() shows of a deep recursion 20 frames and the last five', () => {
  const long = cellSources({ deep: Array.from({ length: 100 }, (_, i) => `line ${i + 1}`).join('\n') });
  const frames = stack(...Array.from({ length: 100 }, (_, i) => `deep:${i + 1}:1`));
  const places = formatStackFrames([frames], long).filter((line) => !line.startsWith('        '));
  expect(places).toHaveLength(26);
  expect(places.slice(19, 22)).toEqual(['    at cell 1, line 20', '    … 75 more frames', '    at cell 1, line 96']);
});

test('formatStackFrames() shows a syntax error where V8 has found it, and what was only an import before it not', () => {
  const text = `/files/local.ts:1\nexport const local = () => fail()\n       ^^^^^\nSyntaxError: \n${stack('wrapSafe (node:internal:1:1)')}`;
  expect(formatStackFrames([text], cells)).toEqual(['    at cell 3, line 1', '        export const local = () => fail()']);
});

test('formatStackFrames() leaves out a place that is none of the reader’s', () => {
  expect(formatStackFrames([stack('cell-script-2:99:1', 'cell-script-2:1:1')], cells)).toEqual([
    '    at cell 2, line 1',
    '        const a = 1'
  ]);
});

test.each([
  ['    at fail (cell-script-1:2:9)', '    at fail, cell 1, line 2'],
  ['    at parse (node:internal/url:1:1)', ''],
  ['a line that is none', undefined]
])('readFrameLine(%j) is %j', (line, expected) => {
  expect(readFrameLine(line, cells)).toBe(expected);
});
