import { expect, test } from 'vitest';
import { blankExports } from '../../../../kernel/evaluate/cells/blankExports';
import { ts } from './transpile';

test.each([
  ['export const x = 1', '       const x = 1'],
  ['export async function f() {}', '       async function f() {}'],
  ['export default class A {}', '               class A {}'],
  ['export default 1 + 2', '               1 + 2'],
  ['const a = 1\nexport { a }', 'const a = 1\n            '],
  ['export {\n  a\n}', '        \n   \n '],
  ["export * from './other'", "export * from './other'"],
  ['export default function () {}', 'export default function () {}'],
  ["const text = 'export const x'", "const text = 'export const x'"],
  ['// export\nlet y = 1', '// export\nlet y = 1']
])('blankExports(%j) keeps every line and column', (source, expected) => {
  expect(blankExports(ts, source)).toBe(expected);
  expect(expected).toHaveLength(source.length);
});
