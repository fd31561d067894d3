import { expect, test } from 'vitest';
import { makeDataset } from '../../../src/data/makeDataset';
import { tokenizer } from '../../../src/data/text/tokenizer';

const texts = ['The dog sleeps', 'the cat sits by the dog', "Don't!"];

test('tokenizer(texts) numbers words by how frequent they are, then by the alphabet', () => {
  const tokens = tokenizer(texts);
  expect(tokens.words).toEqual(['', '', 'the', 'dog', 'by', 'cat', "don't", 'sits', 'sleeps']);
  expect(tokens.length).toBe(6);
  expect(Array.from(tokens.encode(['THE bird sits', '', 'a b c d e f g h']))).toEqual([
    2, 1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1
  ]);
});

test('vocabulary keeps the most frequent words, length cuts and pads', () => {
  const tokens = tokenizer(texts, { vocabulary: 4, length: 2 });
  expect(tokens.words).toEqual(['', '', 'the', 'dog']);
  expect(Array.from(tokens.encode(['the dog sleeps', 'cat']))).toEqual([2, 3, 1, 0]);
});

test('rows(texts, data) keeps labels, classes and groups', () => {
  const data = { ...makeDataset({ name: 'sound', x: [[0], [0]], y: [1, 0], classes: ['a', 'b'] }), groups: Int32Array.of(7, 8) };
  const text = tokenizer(texts).rows(['the dog', 'by the cat'], data);
  expect(text).toMatchObject({ name: 'sound, text', shape: [6], y: data.y, classes: ['a', 'b'], groups: data.groups });
  expect(Array.from(text.x)).toEqual([2, 3, 0, 0, 0, 0, 4, 2, 5, 0, 0, 0]);
});

test('tokenizer refuses what are no texts, and texts without a word', () => {
  expect(() => tokenizer('a text' as never)).toThrow('tokenizer: expected a list of texts, got "a text"; give ["a text", ...]');
  expect(() => tokenizer([])).toThrow('tokenizer: expected a list of texts, got []');
  expect(() => tokenizer(['!'])).toThrow('tokenizer: expected words in the texts, got none in 1');
  expect(() => tokenizer(texts).encode([3 as never])).toThrow('tokenizer: encode: expected a text at 0, got 3; give texts alone');
  const data = makeDataset({ x: [[0]], y: [0], classes: 2 });
  expect(() => tokenizer(texts).rows(texts, data)).toThrow('expected a text for each of the 1 rows of "data", got 3; ');
});
