import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { python, root } from './kernelUnderTest';

test('a kernel leaves nothing behind, however it ends, two at a time', () => {
  const bench = join(root, 'bench', 'kernel', 'starts_and_stops.py');
  const printed = execFileSync(python, [bench, '8', process.execPath], { encoding: 'utf8' });
  expect(printed.match(/^\w+ +1 kernels/gm)).toHaveLength(8);
  const left = /left behind: (.+)/.exec(printed)![1].split(', ');
  expect(left.filter((what) => !what.startsWith('0 '))).toEqual([]);
});
