import { expect, test } from 'vitest';
import { announceLiveBindings } from '../../../../kernel/evaluate/cells/announceLiveBindings';
import { transpile, ts } from './transpile';

const live = (source: string) => transpile(source, { after: [announceLiveBindings(ts)] }, ts.ModuleKind.CommonJS).split('\n');

test('announceLiveBindings() announces a let and a var with how to read and write it, a const and a function by name', () => {
  const lines = live('let a = 1, { b } = o; const c = 2; function f() {}\nexport { a, b, c, f }');
  expect(lines.filter((line) => line.startsWith('__stillroom__.live(')).sort()).toEqual([
    '__stillroom__.live("a", () => a, __stillroom_value__ => (a = __stillroom_value__));',
    '__stillroom__.live("b", () => b, __stillroom_value__ => (b = __stillroom_value__));',
    '__stillroom__.live("c");',
    '__stillroom__.live("f");'
  ]);
});

test('announceLiveBindings() drops what would empty the names of earlier cells, and the mark of a module', () => {
  const text = live('export const a = 1; export const b = 2;').join('\n');
  expect(text).not.toContain('void 0');
  expect(text).not.toContain('__esModule');
  expect(text).toContain('exports.a = 1;');
});

test('announceLiveBindings() leaves a statement of the reader’s alone', () => {
  const own = 'Object.defineProperty(exports, "__esModule", { value: false });';
  expect(live(`${own}\nexport const a = 1;`).join('\n')).toContain(own);
});
