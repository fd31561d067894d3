import { expect, test } from 'vitest';
import { tableToMimeBundle } from '../../../../kernel/evaluate/format/tableToMimeBundle';
import { tableFromValue } from '../../../../kernel/evaluate/format/tableFromValue';

const bundle = (value: unknown) => tableToMimeBundle(tableFromValue(value)!);

test('tableToMimeBundle() aligns numbers at the right and text at the left, and leaves gaps empty', () => {
  const shown = bundle([
    { name: 'Ann', age: 31 },
    { name: 'B <b>', age: 4, more: true }
  ]);
  expect(shown['text/plain']).toBe('name   age  more\nAnn     31\nB <b>    4  true');
  expect(shown['text/html']).toContain('<td style="text-align:right">31</td>');
  expect(shown['text/html']).toContain('<td style="text-align:left">B &lt;b&gt;</td>');
});

test('tableToMimeBundle() says how many rows and columns are left out', () => {
  const wide = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`c${i}`, 1]));
  const shown = bundle(Array(42).fill(wide));
  expect(shown['text/plain']).toMatch(/\n… 2 more rows and 1 more column$/);
  expect(shown['text/html']).toMatch(/<p>… 2 more rows and 1 more column<\/p>$/);
});

test('tableToMimeBundle() shows in text as many columns as 160 characters hold, and at least one', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => name.repeat(50));
  const text = String(bundle([Object.fromEntries(names.map((name) => [name, 1]))])['text/plain']);
  expect(text.split('\n')[0]).toBe(names.slice(0, 3).join('  '));
  expect(text).toMatch(/… 1 more column$/);
});

test('tableToMimeBundle() keeps HTML below 80,000 characters', () => {
  const row = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, '<"&">'.repeat(12)]));
  const html = String(bundle(Array(40).fill(row))['text/html']);
  expect(html.length).toBeLessThan(85_000);
  expect(html).toMatch(/<p>… \d+ more rows<\/p>$/);
});

test('tableToMimeBundle() takes the colours of a terminal away', () => {
  const shown = bundle([{ '\u001b[31mred\u001b[0m': '\u001b[32mgreen\u001b[0m' }]);
  expect(shown['text/plain']).toBe('red\ngreen');
});
