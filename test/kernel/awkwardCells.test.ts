import { describe, expect, test } from 'vitest';
import type { AwkwardCell } from './awkwardCells';
import { awkwardCells } from './awkwardCells';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel } from './kernelUnderTest';

describe('awkward cells', () => {
  for (const [kind, cells] of Object.entries(awkwardCells)) {
    test(`${kind}: each has the right value or a clear error, and the kernel lives`, { timeout: 180_000 }, async () => {
      const kernel = await startKernel();
      const wrong: object[] = [];
      try {
        for (const cell of cells) wrong.push(...(await check(kernel, cell)));
      } finally {
        await kernel.close();
      }
      expect(wrong).toEqual([]);
    });
  }
});

async function check(kernel: KernelUnderTest, [given, expected]: AwkwardCell): Promise<object[]> {
  const cells = [given].flat();
  for (const cell of cells.slice(0, -1)) {
    const { reply } = await kernel.run(cell);
    if (reply.status !== 'ok') return [{ cell, evalue: reply.evalue }];
  }
  const result = await kernel.run(cells.at(-1)!);
  const { status, evalue = '', ename } = result.reply;
  const words = typeof expected === 'object' ? expected.error : undefined;
  const fits =
    words === undefined
      ? status === 'ok' && shown(result) === expected
      : status === 'error' && (words instanceof RegExp ? words.test(evalue) : `${ename}: ${evalue}`.includes(words));
  return fits
    ? []
    : [{ cell: cells.at(-1)!.slice(0, 100), expected, status, shown: shown(result), evalue: evalue.slice(0, 300) }];
}
