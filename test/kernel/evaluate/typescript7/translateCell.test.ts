import { expect, test } from 'vitest';
import { loadTranslator } from '../../../../kernel/evaluate/typescript7/loadTranslator';
import { translateCell } from '../../../../kernel/evaluate/typescript7/translateCell';

const ts = loadTranslator();
const options = { target: ts.ScriptTarget.ES2022, esModuleInterop: true };
const translate = (source: string, used: string[] = [], exported: string[] = []) =>
  translateCell(ts, source, used, exported, options);

test('translateCell() reads and writes the names of earlier cells where all cells have them', () => {
  const { javascript } = translate('n = n + 1; [n, m] = [m, n]; ({ n, m: 2 }); n++', ['n', 'm']);
  expect(javascript).not.toContain('require');
  const names = { n: 1, m: 5 };
  new Function('__stillroom_names__', '__stillroom__', javascript)(names, { flags: [] });
  expect(names).toMatchObject({ n: 6, m: 2 });
});

test('translateCell() keeps the last value, and none of a cell that ends with a statement', () => {
  expect(translate('const a = 1; a + 1', [], ['a'])).toMatchObject({ hasResult: true });
  expect(translate('const a = 1', [], ['a'])).toMatchObject({ hasResult: false });
  const names: Record<string, unknown> = {};
  new Function('__stillroom_names__', '__stillroom__', translate('1 + 2').javascript)(names, { flags: [] });
  expect(names.__stillroom_result__).toBe(3);
});

test('translateCell() leaves code as strict or not as it was', () => {
  expect(translate('1').javascript).not.toContain('use strict');
});

test('translateCell() maps a place in the JavaScript back to the line of the cell', () => {
  const { javascript, sourceLine } = translate('interface A { a: 1 }\n\nthrow new Error()');
  const lines = javascript.split('\n');
  const line = lines.findIndex((text) => text.includes('throw'));
  expect(sourceLine(line, lines[line].indexOf('throw'))).toBe(2);
});
