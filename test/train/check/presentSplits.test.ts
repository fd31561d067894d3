import { expect, test } from 'vitest';
import { shownSplit, listPresentSplits } from '../../../src/train/task/listPresentSplits';
import { gaussianBlobs } from '../../gaussianBlobs';

const [train, validation, other] = [1, 2, 3].map((seed) => gaussianBlobs({ rows: 6, seed }));

test('listPresentSplits(data) is the splits that are there, train first and test last', () => {
  expect(listPresentSplits({ test: other, train, validation })).toEqual([
    ['train', train],
    ['validation', validation],
    ['test', other]
  ]);
  expect(listPresentSplits({ train }).map(([name]) => name)).toEqual(['train']);
});

test('shownSplit(data) is test, else validation, else train', () => {
  expect(shownSplit({ train, validation, test: other })).toEqual(['test', other]);
  expect(shownSplit({ train, validation })).toEqual(['validation', validation]);
  expect(shownSplit({ train })).toEqual(['train', train]);
});
