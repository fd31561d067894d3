import { expect, test } from 'vitest';
import { byteNgrams } from '../../../src/data/text/byteNgrams';
import reference from '../../reference/data/byteNgrams.json';

const bytes = (text: string) => new TextEncoder().encode(text);

test('byteNgrams({columns, lengths}).encode(texts) is what Python makes of the same bytes', () => {
  const { columns, lengths, texts, rows } = reference;
  const ngrams = byteNgrams({ columns, lengths });
  expect(ngrams.columns).toBe(columns);
  const values = ngrams.encode(texts.map(bytes));
  expect(values).toHaveLength(columns * texts.length);
  rows.flat().forEach((value, i) => expect(values[i]).toBeCloseTo(value, 6));
});

test('a row has the length 1, does not depend on the other texts, and is of zeros for a text without an n-gram', () => {
  const ngrams = byteNgrams({ columns: 50, lengths: [2] });
  const [row, none] = [ngrams.encode([bytes('ab'), bytes('let x = 1;')]).subarray(50), ngrams.encode([bytes('a')])];
  expect(row.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 6);
  expect(row).toEqual(ngrams.encode([bytes('let x = 1;')]));
  expect(none.every((value) => value === 0)).toBe(true);
});

test('byteNgrams refuses lengths twice, none, and texts that are no bytes', () => {
  expect(() => byteNgrams({ lengths: [1, 1] })).toThrow('byteNgrams: expected lengths that differ, got [1, 1]');
  expect(() => byteNgrams({ lengths: [] })).toThrow('byteNgrams: expected lengths that differ, got []');
  expect(() => byteNgrams({ lengths: [0] })).toThrow('byteNgrams: expected lengths[0] to be a whole number at least 1');
  expect(() => byteNgrams({ columns: 1 })).toThrow('byteNgrams: expected columns');
  expect(() => byteNgrams({ buckets: 9 } as never)).toThrow('got "buckets"');
  expect(() => byteNgrams().encode(['text'] as never)).toThrow('encode: expected bytes at 0, got "text"');
  expect(() => byteNgrams().encode(bytes('text') as never)).toThrow('encode: expected a list of byte arrays');
});
