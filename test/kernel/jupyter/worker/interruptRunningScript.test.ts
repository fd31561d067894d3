import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('interruptRunningScript() stops scripts at whatever moment it comes, and the process lives', () => {
  const path = join(__dirname, 'interruptedScripts.mjs');
  // Of so many signals one or another ends every process.
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, 'call', '600'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { interrupts, stopped } = JSON.parse(stdout) as Record<string, number>;
  expect(interrupts).toBe(600);
  expect(stopped).toBeGreaterThan(50);
});
