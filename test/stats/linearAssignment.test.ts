import { expect, test } from 'vitest';
import { linearAssignment } from '../../src/stats/linearAssignment';
import reference from '../reference/metrics/correctionAndScores.json';

test('linearAssignment(gains) finds the sum that SciPy finds, each column once', () => {
  for (const { gains, columns, sum } of reference.assignment) {
    const found = linearAssignment(gains);
    expect(found).toEqual(columns);
    expect(found.reduce((total, column, row) => total + gains[row][column], 0)).toBeCloseTo(sum, 10);
  }
});
