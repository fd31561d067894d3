import { expect, test } from 'vitest';
import { findStringSpanAt } from '../../../../kernel/evaluate/cells/findStringSpanAt';
import { ts } from './transpile';

/** The part of the source that is in brackets is expected around the cursor `|`. */
test.each([
  ["f('[fa|st]')", 'fast'],
  ["f('[|fast]')", 'fast'],
  ["f('[fast|]')", 'fast'],
  ["f('[|]')", ''],
  ['f("[fa|', 'fa'],
  ['f(`[fa|st]`)', 'fast']
])('findStringSpanAt() at %s', (marked, expected) => {
  const source = marked.replace(/[[\]|]/g, '');
  const cursor = marked.replace(/[[\]]/g, '').indexOf('|');
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.Latest, true);
  const start = marked.indexOf('[');
  expect(findStringSpanAt(ts, file, cursor)).toEqual({ start, end: start + expected.length });
});

test.each([["f|('fast')"], ["f('fast'|)"], ["f(|'fast')"], ['f(fa|st)']])('findStringSpanAt() is undefined at %s', (marked) => {
  const file = ts.createSourceFile('cell.ts', marked.replace('|', ''), ts.ScriptTarget.Latest, true);
  expect(findStringSpanAt(ts, file, marked.indexOf('|'))).toBeUndefined();
});
