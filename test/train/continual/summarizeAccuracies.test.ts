import { expect, test } from 'vitest';
import { summarizeAccuracies } from '../../../src/train/continual';
import { reference } from './continualReference';

test('summarizeAccuracies({accuracy, initial}) gives what the formulas of the papers give in NumPy', () => {
  for (const { accuracy, initial, expected } of reference.matrices) {
    const found = summarizeAccuracies({ accuracy, initial });
    for (const [name, value] of Object.entries(expected))
      expect(found[name as keyof typeof expected], name).toBeCloseTo(value, 12);
  }
});

test('a model that forgets all of it has a forgetting of 1, one that keeps all of it 0', () => {
  const forgets = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ];
  const keeps = [
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1]
  ];
  expect(summarizeAccuracies({ accuracy: forgets })).toEqual({
    ...{ averageAccuracy: 1 / 3, forgetting: 1, backwardTransfer: -1, forwardTransfer: null }
  });
  expect(summarizeAccuracies({ accuracy: keeps, initial: [0, 0, 0] })).toEqual({
    ...{ averageAccuracy: 1, forgetting: 0, backwardTransfer: 0, forwardTransfer: 0 }
  });
});

test('what was best in the middle counts as forgotten, though not as backward transfer', () => {
  const accuracy = [
    [0.5, 0, 0],
    [0.9, 0.8, 0],
    [0.6, 0.8, 0.7]
  ];
  const { forgetting, backwardTransfer } = summarizeAccuracies({ accuracy });
  expect(forgetting).toBeCloseTo((0.3 + 0) / 2, 12);
  expect(backwardTransfer).toBeCloseTo((0.1 + 0) / 2, 12);
});

test('of one part only the average is defined', () => {
  expect(summarizeAccuracies({ accuracy: [[0.5]], initial: [0.1] })).toEqual({
    ...{ averageAccuracy: 0.5, forgetting: null, backwardTransfer: null, forwardTransfer: null }
  });
});

test('summarizeAccuracies refuses what is no square of shares', () => {
  expect(() => summarizeAccuracies({ accuracy: [] })).toThrow('expected accuracy to be a row for each part');
  expect(() => summarizeAccuracies({ accuracy: [[1, 0], [1]] })).toThrow('expected accuracy[1] to be 2 numbers');
  expect(() => summarizeAccuracies({ accuracy: [[NaN]] })).toThrow('expected accuracy[0][0] to be');
  expect(() => summarizeAccuracies({ accuracy: [[0.5]], initial: [] })).toThrow('expected initial to be 1 numbers');
  expect(() => summarizeAccuracies({ accuracy: [[0.5]], matrix: 1 } as never)).toThrow('got "matrix"');
});
