import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { memoryLeakGrowth } from '../memoryLeakGrowth';

test('75 distillations in one process leave no tensor behind, and resident memory stops growing', async () => {
  const script = join(__dirname, 'memoryOverRuns.cjs');
  // Newer Nodes let the young generation grow to what is there: bounded, what grows is what is kept.
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-semi-space-size=16', script]);
  const { resident, tensors } = JSON.parse(stdout);
  expect(tensors).toBe(0);
  // 0.2 MB a run; in the first fifteen the process finds its size.
  expect(memoryLeakGrowth(resident.slice(1)) / resident[0]).toBeLessThan(0.012);
});
