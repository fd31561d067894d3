import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { python, root } from './kernelUnderTest';

test('interrupts of busy training leave gradients right, Math.random itself, no tensor behind and the kernel alive', () => {
  const bench = join(root, 'bench', 'kernel', 'hundred_interrupts.py');
  const printed = execFileSync(python, [bench, '16', '7', process.execPath], { encoding: 'utf8' });
  const rows = printed.match(/^\S+ +2 +.*$/gm) ?? [];
  expect(rows).toHaveLength(8);
  for (const row of rows) expect(row).toMatch(/^\S+ +2 +0 +0 +0 +0 /);
});
