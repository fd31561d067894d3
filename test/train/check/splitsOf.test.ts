import { expect, test } from 'vitest';
import { shownSplit, splitsOf } from '../../../src/train/check/splitsOf';
import { blobs } from '../../blobs';

const [train, validation, other] = [1, 2, 3].map((seed) => blobs({ rows: 6, seed }));

test('splitsOf(data) is the splits that are there, train first and test last', () => {
  expect(splitsOf({ test: other, train, validation })).toEqual([
    ['train', train],
    ['validation', validation],
    ['test', other]
  ]);
  expect(splitsOf({ train }).map(([name]) => name)).toEqual(['train']);
});

test('shownSplit(data) is test, else validation, else train', () => {
  expect(shownSplit({ train, validation, test: other })).toEqual(['test', other]);
  expect(shownSplit({ train, validation })).toEqual(['validation', validation]);
  expect(shownSplit({ train })).toEqual(['train', train]);
});
