import type { AwkwardCell } from './awkwardCells';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown } from './kernelUnderTest';

/** Runs the cells; what is not as expected of the last one, or nothing. */
export async function checkCellOutcome(kernel: KernelUnderTest, [given, expected]: AwkwardCell): Promise<object[]> {
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
