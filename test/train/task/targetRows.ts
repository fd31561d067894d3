import { makeDataset } from '../../../src/data/makeDataset';
import { split } from '../../../src/data/split';
import type { Dataset, Splits } from '../../../src/data/Dataset';
import { mulberry32 } from '../../mulberry32';

export interface TargetRows {
  rows?: number;
  /** What the targets are multiplied by, and what is added then. Default 1 and 0. */
  scale?: number;
  shift?: number;
  /** Default: one target. */
  targets?: number;
}

/** Rows of three numbers in [-2, 2], whose targets follow from them but for some noise, in three splits. */
export function targetRows({ rows = 240, scale = 1, shift = 0, targets = 1 }: TargetRows = {}): Splits & {
  validation: Dataset;
  test: Dataset;
} {
  const draw = mulberry32(3);
  const x = Array.from({ length: rows }, () => [draw(), draw(), draw()].map((one) => 4 * one - 2));
  const values = x.map(([a, b, c]) =>
    [2 * a - b, Math.sin(2 * c) + a * b, b * b].slice(0, targets).map((one) => scale * (one + 0.1 * draw()) + shift)
  );
  const data = makeDataset({ name: 'made up', x, targets: values });
  return split(data, { validation: 0.2, test: 0.25, seed: 1 }) as Splits & { validation: Dataset; test: Dataset };
}
