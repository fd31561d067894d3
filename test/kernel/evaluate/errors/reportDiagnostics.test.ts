import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../../kernel/evaluate/errors/Diagnostic';
import { reportDiagnostics } from '../../../../kernel/evaluate/errors/reportDiagnostics';

const diagnostic = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  line: 1,
  column: 4,
  length: 5,
  message: 'Type no.',
  code: 2322,
  ...more
});
const report = (diagnostics: Diagnostic[], source = "const fine = 1\nlet wrong: number = 'x'") =>
  reportDiagnostics(diagnostics, source, 'cell 3', '/work');

test('reportDiagnostics() says where and what, shows the line, and a caret under the place', () => {
  expect(report([diagnostic()])).toEqual({
    ename: 'TypeScriptError',
    evalue: 'Type no.',
    traceback: ['cell 3, line 2: Type no. (TS2322)', "  let wrong: number = 'x'", '      ^^^^^']
  });
});

test('reportDiagnostics() of another file shows the line of that file, where there is one', () => {
  const where = 'lib/a.ts, line 2: Type no. (TS2322)';
  expect(report([diagnostic({ file: 'lib/a.ts', fileLine: 'let b = c' })]).traceback).toEqual([
    where,
    '  let b = c',
    '      ^^^^^'
  ]);
  expect(report([diagnostic({ file: 'lib/a.ts' })]).traceback).toEqual([where]);
});

test('reportDiagnostics() keeps the caret under its place in a line with tabs, in a cut one and at its end', () => {
  const [, line, caret] = report([diagnostic({ line: 0, column: 1 })], '\tfive5').traceback;
  expect([line, caret]).toEqual(['   five5', '   ^^^^^']);
  const long = `${'a'.repeat(300)}WRONG${'b'.repeat(300)}`;
  const [, part, under] = report([diagnostic({ line: 0, column: 300 })], long).traceback;
  expect(part).toHaveLength(162);
  expect(part.slice(under.indexOf('^'), under.lastIndexOf('^') + 1)).toBe('WRONG');
  expect(report([diagnostic({ line: 0, column: 3, length: 50 })], 'abcd').traceback[2]).toBe('     ^');
});

test('reportDiagnostics() shows ten complaints and counts the others', () => {
  const { traceback } = report(Array.from({ length: 12 }, () => diagnostic()));
  expect(traceback.filter((line) => line.startsWith('cell 3'))).toHaveLength(10);
  expect(traceback.at(-1)).toBe('and 2 more');
});

test('reportDiagnostics() ends with what to do, also in the message', () => {
  const { evalue, traceback } = report([diagnostic({ code: 1108, message: 'No return.' })], 'return 1');
  expect(traceback.at(-1)).toBe('a cell shows the value of its last expression: leave out `return`');
  expect(evalue).toBe(`No return.\n${traceback.at(-1)}`);
});

test('reportDiagnostics() counts the lines of every kind of line end', () => {
  expect(report([diagnostic({ line: 3, column: 0, length: 1 })], 'a\r\nb\rc\u2028d').traceback[1]).toBe('  d');
});
