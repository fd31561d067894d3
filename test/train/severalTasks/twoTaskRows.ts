import { makeDataset } from '../../../src/data/makeDataset';
import { split } from '../../../src/data/split';
import { mulberry32 } from '../../mulberry32';

/** Rows with a number ("size", about `level`) and a class ("kind") that both follow from a and b. `known` is the share of the targets that are known. */
export function twoTaskRows({ rows = 240, known = 1, level = 1000, seed = 1 } = {}) {
  const draw = mulberry32(seed);
  const x = Array.from({ length: rows }, () => [2 * draw() - 1, 2 * draw() - 1, 2 * draw() - 1]);
  const maybe = (value: number) => (draw() < known ? value : NaN);
  const targets = x.map(([a, b, c]) => [maybe(level + 100 * (a + 2 * b) + 5 * c), maybe(a * b > 0.1 ? 2 : a > 0 ? 1 : 0)]);
  const data = makeDataset({ name: 'two tasks', x, targets, targetNames: ['size', 'kind'], missingTargets: known < 1 });
  return split(data, { validation: 0.15, test: 0.2, seed: 1 });
}
