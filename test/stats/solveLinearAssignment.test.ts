import { expect, test } from 'vitest';
import { solveLinearAssignment } from '../../src/stats/solveLinearAssignment';
import reference from '../reference/metrics/correctionAndScores.json';

test('solveLinearAssignment(gains) finds the sum that SciPy finds, each column once', () => {
  for (const { gains, columns, sum } of reference.assignment) {
    const found = solveLinearAssignment(gains);
    expect(found).toEqual(columns);
    expect(found.reduce((total, column, row) => total + gains[row][column], 0)).toBeCloseTo(sum, 10);
  }
});
