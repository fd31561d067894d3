import { expect, test } from 'vitest';
import { memoryLeakGrowth } from '../../memoryLeakGrowth';
import { runNodeScript } from './runNodeScript';

type Sizes = number[];
type Printed = { disposed: Sizes; brokenOff: Sizes; forgottenModels: Sizes; forgottenRows: Sizes; tensors: number };

test('twenty models trained, asked and disposed, trainings that break off, and what is forgotten, leave XGBoost’s memory as it was', async () => {
  const printed = await runNodeScript<Printed>('trainAndFreeModels.cjs', [], ['--expose-gc', '--max-semi-space-size=16']);
  const grown = (sizes: Sizes) => memoryLeakGrowth(sizes) / 2 ** 20;
  // Kept, a quarter would be 15 MB of trainings, 8 MB of those that break off, 9 MB of models, 9 MB of copies of the rows.
  expect(grown(printed.disposed)).toBeLessThan(4);
  expect(grown(printed.brokenOff)).toBeLessThan(4);
  expect(grown(printed.forgottenModels)).toBeLessThan(4);
  expect(grown(printed.forgottenRows)).toBeLessThan(4);
  expect(printed.tensors).toBe(0);
});
