import { expect, test } from 'vitest';
import { isUnnameable, annotateUnnameableType } from '../../../../kernel/evaluate/cells/annotateUnnameableType';
import { ts } from './transpile';

test.each([
  ["const fs = await import('fs')", 'fs', "const fs: typeof import('fs') = await import('fs')"],
  ['const x = make()', 'x', 'const x: any = make()'],
  ["function f() { return import('fs') }", 'f', "function f(): Promise<typeof import('fs')> { return import('fs') }"],
  [
    "async function f(a = ')') { return await import('fs') }",
    'f',
    "async function f(a = ')'): Promise<typeof import('fs')> { return await import('fs') }"
  ],
  ['async function f() { return 1 }', 'f', 'async function f(): Promise<any> { return 1 }'],
  ['function* f() { yield 1 }', 'f', 'function* f(): any { yield 1 }'],
  ['async function* f() { yield 1 }', 'f', 'async function* f(): any { yield 1 }'],
  ["function f() { g(); return import('fs') }", 'f', "function f(): any { g(); return import('fs') }"]
])('annotateUnnameableType(%j) annotates %s', (source, name, expected) => {
  expect(annotateUnnameableType(ts, source, source.search(new RegExp(`\\b${name}\\b`)))).toBe(expected);
});

test.each([
  ['const x: number = make()', 6],
  ['const [x] = make()', 7],
  ['const x = make()', 0],
  ['make()', 0]
])('annotateUnnameableType(%j) at %d has nothing to annotate', (source, offset) => {
  expect(annotateUnnameableType(ts, source, offset)).toBeUndefined();
});

test('isUnnameable() is true for the complaint that a type cannot be written, and for no other', () => {
  const text = 'export const x = 1';
  expect([isUnnameable(4023), isUnnameable(2742), isUnnameable(2322), text.length > 0]).toEqual([true, true, false, true]);
});
