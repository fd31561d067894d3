import { expect, test } from 'vitest';
import { assignment } from '../../src/stats/assignment';
import reference from '../reference/metrics/correctionAndScores.json';

test('assignment(gains) finds the sum that SciPy finds, each column once', () => {
  for (const { gains, columns, sum } of reference.assignment) {
    const found = assignment(gains);
    expect(found).toEqual(columns);
    expect(found.reduce((total, column, row) => total + gains[row][column], 0)).toBeCloseTo(sum, 10);
  }
});
