import { expect, test } from 'vitest';
import { snippets } from '../../../src/data/sources/snippets';

const fileOf = (text: string, label = 0) => ({ bytes: new TextEncoder().encode(text), label, group: 3 });
const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);
const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${String(i).padStart(3, '0')} of it\n`).join('');

test('snippets(files, {bytes, each}) gives pieces of that length which begin with a line, and know their file', () => {
  const files = [fileOf(lines(40)), fileOf('too short'), fileOf(lines(30), 2)];
  const pieces = snippets(files, { bytes: 50, each: 6, seed: 1 });
  expect(pieces.map(({ file }) => file)).toEqual([0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2]);
  for (const piece of pieces) {
    expect(piece.bytes).toHaveLength(50);
    expect(textOf(piece)).toMatch(/^line \d\d\d of it\nline/);
    expect([piece.label, piece.group]).toEqual([files[piece.file].label, 3]);
  }
  expect(new Set(pieces.map(textOf)).size).toBeGreaterThan(8);
});

test('equal seeds give equal pieces, whatever other files there are; from "anywhere" they begin within lines', () => {
  const file = fileOf(lines(40));
  const of = (seed: number, others = 0) =>
    textOf(snippets([file, ...Array.from({ length: others }, () => file)], { bytes: 50, seed })[0]);
  expect(of(1)).toBe(of(1, 3));
  expect(new Set([1, 2, 3, 4, 5].map((seed) => of(seed))).size).toBeGreaterThan(1);
  const anywhere = snippets([file], { bytes: 50, each: 20, from: 'anywhere' });
  expect(anywhere.some((piece) => !textOf(piece).startsWith('line'))).toBe(true);
});

test('a file of one line, or of just as many bytes, gives pieces too; pieces of white space are drawn anew', () => {
  expect(textOf(snippets([fileOf('x'.repeat(500))], { bytes: 100 })[0])).toBe('x'.repeat(100));
  expect(textOf(snippets([fileOf('exactly so')], { bytes: 10 })[0])).toBe('exactly so');
  const mostlySpace = fileOf(`${' '.repeat(50)}\n`.repeat(3) + `${'letters '.repeat(40)}\n`.repeat(3));
  const pieces = snippets([mostlySpace], { bytes: 40, each: 30 });
  expect(pieces.filter((piece) => textOf(piece).trim() === '').length).toBeLessThan(3);
  expect(snippets([fileOf(' '.repeat(90))], { bytes: 40 })).toHaveLength(1);
});

test('snippets refuses what are no files, and options out of bounds', () => {
  expect(() => snippets('file' as never, { bytes: 9 })).toThrow('snippets: expected a list of files, got "file"');
  expect(() => snippets([{ label: 0, group: 0 }] as never, { bytes: 9 })).toThrow('snippets: expected files of the form');
  expect(() => snippets([], {} as never)).toThrow('snippets: expected bytes to be a whole number');
  expect(() => snippets([], { bytes: 9, from: 'word' as never })).toThrow('expected from to be "line" or "anywhere", got "word"');
});
