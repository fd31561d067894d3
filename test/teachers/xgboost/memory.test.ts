import { expect, test } from 'vitest';
import { runChild } from './runChild';

type Sizes = [number, number];
type Printed = { disposed: Sizes; brokenOff: Sizes; forgottenModels: Sizes; forgottenRows: Sizes; tensors: number };

test('a hundred models trained, asked and disposed, trainings that break off, and what is forgotten, leave XGBoost’s memory as it was', async () => {
  const printed = await runChild<Printed>('memory.cjs', [], ['--expose-gc', '--max-semi-space-size=16']);
  const grown = ([before, after]: Sizes) => (after - before) / 2 ** 20;
  // Kept, 75 trainings would be 225 MB, 45 that break off 120 MB, 30 models 90 MB, 225 copies of the rows 140 MB.
  expect(grown(printed.disposed)).toBeLessThan(60);
  expect(grown(printed.brokenOff)).toBeLessThan(60);
  expect(grown(printed.forgottenModels)).toBeLessThan(60);
  expect(grown(printed.forgottenRows)).toBeLessThan(60);
  expect(printed.tensors).toBe(0);
});
