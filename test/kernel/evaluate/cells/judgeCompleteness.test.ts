import { expect, test } from 'vitest';
import { judgeCompleteness } from '../../../../kernel/evaluate/cells/judgeCompleteness';
import { ts } from './transpile';

test.each([
  ['1 + 2', 'complete'],
  ['', 'complete'],
  ['// a remark', 'complete'],
  ['await (async () => 1)()', 'complete'],
  ['const = 3', 'invalid'],
  ["'open", 'invalid'],
  ['}', 'invalid'],
  ['1 +* 2\nfunction f() {', 'invalid']
])('completeness(%j) is %s', (code, status) => {
  expect(judgeCompleteness(ts, code)).toEqual({ status });
});

test.each([
  ['function f() {', '  '],
  ['  if (a) {\n    g(', '      '],
  ['const x = [1,', ''],
  ['`open', ''],
  ['/* open', '']
])('completeness(%j) is incomplete, and the next line begins with %j', (code, indent) => {
  expect(judgeCompleteness(ts, code)).toEqual({ status: 'incomplete', indent });
});
