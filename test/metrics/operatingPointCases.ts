import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../seededFastCheck';
import { expect } from 'vitest';

type Told = number | 'Infinity' | '-Infinity';

interface ClinicCase {
  name: string;
  z: number[];
  labels: number[];
  counts: number[];
  cases: number[];
  roc: { fpr: number[]; tpr: number[]; thresholds: Told[] };
  atSpecificity: [wanted: number, sensitivity: number, threshold: Told, repeated: number][];
  atSensitivity: [wanted: number, specificity: number, threshold: Told, repeated: number][];
  operatingPoints: { [name: string]: Told }[];
}

/** Made by test/reference/metrics/operatingPointMetrics.py. */
export const cases: ClinicCase[] = JSON.parse(
  readFileSync(join(__dirname, '../reference/metrics/operatingPointMetrics.json'), 'utf8')
).cases;

export const named = cases.map((one) => [one.name, one] as const);

export const oneUnit = (z: readonly number[]) => z.map((one) => [one]);

export const expectClose = (value: number, expected: Told, tolerance = 1e-12) => {
  if (typeof expected === 'string') expect(String(value)).toBe(expected);
  else expect(Math.abs(value - expected), `${value}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
};

/** Scores on a coarse grid, so that many are equal, with rows of both classes. */
export const rows = fc
  .array(fc.record({ z: fc.integer({ min: -5, max: 5 }), label: fc.nat(1) }), { minLength: 2, maxLength: 40 })
  .map(([first, second, ...others]) => [{ ...first, label: 0 }, { ...second, label: 1 }, ...others])
  .map((list) => ({ logits: list.map(({ z }) => [z / 2]), labels: list.map(({ label }) => label) }));
