import { expect, test } from 'vitest';
import { checkNativeCompiler } from '../../../../kernel/evaluate/typescript7';

test('checkNativeCompiler() finds the compiler of this machine, and names the package of one that is not installed', () => {
  expect(() => checkNativeCompiler()).not.toThrow();
  expect(() => checkNativeCompiler('plan9', 'mips')).toThrow(
    /^TypeScript 7, which checks the cells: expected its package @typescript\/typescript-plan9-mips, got none; run the set-up again/
  );
});
