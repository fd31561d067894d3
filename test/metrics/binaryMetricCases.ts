import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

interface BankCase {
  name: string;
  z: number[];
  labels: number[];
  weights: number[];
  amounts: number[];
  threshold: number;
  bestF1: number;
  bestCut: number | null;
  leastCut: number | null;
  recallAt: [rate: number, recall: number][];
  precisionAt: [budget: number, precision: number, standardError: number][];
  [metric: string]: unknown;
}

/** Made by test/reference/metrics/binaryMetrics.py. */
export const cases: BankCase[] = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/binaryMetrics.json'), 'utf8')).cases;

export const expectClose = (value: number, expected: unknown, tolerance = 1e-12) =>
  expect(Math.abs(value - (expected as number)), `${value}, expected ${expected}`).toBeLessThanOrEqual(tolerance);

export const oneUnit = (z: number[]) => z.map((one) => [one]);
