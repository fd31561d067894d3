import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Made by test/reference/losses/crossEntropyAndSoftTargets.py. */
export interface LossCase {
  kind: string;
  head: 'softmax' | 'sigmoid';
  temperature: number;
  student: number[][];
  teacher: number[][];
  value: number[];
  toStudent: number[][];
  toTeacher: number[][];
  labels: number[];
  crossEntropy?: number[];
  crossEntropyToStudent: number[][];
}

export const cases: LossCase[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/losses/crossEntropyAndSoftTargets.json'), 'utf8')
).cases;

export const titleOf = ({ kind, student, temperature }: LossCase) =>
  `${kind} logits [${student.length}, ${student[0].length}] at temperature ${temperature}`;

/** Equal to 1e-5 of the expected size; PyTorch's own float64 sums end at about 1e-15, times T^2. */
export function expectClose(actual: number[], expected: number[], temperature = 1): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    const bound = 1e-5 * Math.abs(expected[i]) + 2e-15 * temperature ** 2;
    expect(Math.abs(value - expected[i]), `${value}, expected ${expected[i]}`).toBeLessThanOrEqual(bound);
  });
}

/** Equal to 1e-5 of the row's largest gradient. */
export function expectCloseRows(actual: number[][], expected: number[][]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((row, i) => {
    const largest = Math.max(...expected[i].map(Math.abs));
    row.forEach((value, j) =>
      expect(Math.abs(value - expected[i][j]), `row ${i}: ${row}, expected ${expected[i]}`).toBeLessThanOrEqual(
        1e-5 * largest + 1e-13
      )
    );
  });
}
