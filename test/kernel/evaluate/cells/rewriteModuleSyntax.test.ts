import { expect, test } from 'vitest';
import { rewriteModuleSyntax } from '../../../../kernel/evaluate/cells/rewriteModuleSyntax';
import { transpile, ts } from './transpile';

test.each([
  ["const fs = import('fs');", "const fs = __stillroom__.load('fs');"],
  ["import(import('a').name);", "__stillroom__.load(__stillroom__.load('a').name);"],
  ['const url = import.meta.url;', 'const url = __stillroom__.meta().url;'],
  ["import { a } from 'fs';\na();", "import { a } from 'fs';\na();"]
])('moduleWords() of %j', (source, expected) => {
  expect(transpile(source, { before: [rewriteModuleSyntax(ts)] })).toBe(expected);
});

test('moduleWords() names the file in which they stand', () => {
  const words = "import('./b'); import.meta.url;";
  expect(transpile(words, { before: [rewriteModuleSyntax(ts, '/files/a.ts')] })).toBe(
    '__stillroom__.load(\'./b\', "/files/a.ts");\n__stillroom__.meta("/files/a.ts").url;'
  );
});
