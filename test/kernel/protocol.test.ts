import { expect, test } from 'vitest';
import { runScript } from './runScript';

test('jupyter_kernel_test passes whole; only the pager is not offered', { timeout: 180_000 }, async () => {
  const { run, failed, skipped } = await runScript('protocol.py');
  expect(failed).toEqual([]);
  expect(skipped).toHaveLength(1);
  expect(skipped[0]).toContain('test_pager');
  expect(run).toBeGreaterThanOrEqual(13);
});
