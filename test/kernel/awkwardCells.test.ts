import { describe, expect, test } from 'vitest';
import { awkwardCells } from './awkwardCells';
import { checkCellOutcome } from './checkCellOutcome';
import { startKernel } from './kernelUnderTest';

describe('awkward cells', () => {
  for (const [kind, cells] of Object.entries(awkwardCells)) {
    test(`${kind}: each has the right value or a clear error, and the kernel lives`, async () => {
      const kernel = await startKernel();
      const wrong: object[] = [];
      try {
        for (const cell of cells) wrong.push(...(await checkCellOutcome(kernel, cell)));
      } finally {
        await kernel.close();
      }
      expect(wrong).toEqual([]);
    });
  }
});
