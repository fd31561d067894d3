import { expect, test } from 'vitest';
import { runChild } from './runChild';

type Sizes = [number, number];
type Printed = { disposed: Sizes; brokenOff: Sizes; forgottenModels: Sizes; forgottenRows: Sizes; tensors: number };

test('two hundred models trained, asked and disposed, trainings that break off, and what is forgotten, leave XGBoost’s memory as it was', async () => {
  const printed = await runChild<Printed>('memory.cjs', [], ['--expose-gc', '--max-semi-space-size=16']);
  const grown = ([before, after]: Sizes) => (after - before) / 2 ** 20;
  // Kept, 150 trainings would be 450 MB, 75 that break off 200 MB, 450 copies of the rows 280 MB.
  expect(grown(printed.disposed)).toBeLessThan(100);
  expect(grown(printed.brokenOff)).toBeLessThan(100);
  expect(grown(printed.forgottenModels)).toBeLessThan(100);
  expect(grown(printed.forgottenRows)).toBeLessThan(100);
  expect(printed.tensors).toBe(0);
}, 300_000);
