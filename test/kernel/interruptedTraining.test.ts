import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { python, root } from './kernelUnderTest';

test.each([
  ['as graphs', ''],
  ['operation by operation', '1']
])(
  'interrupts of busy training, %s, leave gradients right, Math.random itself, no tensor behind and the kernel alive',
  (_, eager) => {
    const bench = join(root, 'bench', 'kernel', 'interrupted_training.py');
    const env = { ...process.env, STILLROOM_EAGER: eager };
    const printed = execFileSync(python, [bench, '8', '7', process.execPath], { encoding: 'utf8', env });
    const rows = printed.match(/^\S+ +1 +.*$/gm) ?? [];
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row).toMatch(/^\S+ +1 +0 +0 +0 +0 /);
  }
);
