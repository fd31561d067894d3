import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('two hundred distillations in one process leave no tensor behind, and resident memory grows by less than 10 %', async () => {
  const script = join(__dirname, 'manyRuns.cjs');
  // Newer Nodes let the young generation grow to what is there: bounded, what grows is what is kept.
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--max-semi-space-size=16', script]);
  const { resident, tensors } = JSON.parse(stdout);
  expect(tensors).toBe(0);
  expect(resident[1] / resident[0]).toBeLessThan(1.1);
}, 180_000);
