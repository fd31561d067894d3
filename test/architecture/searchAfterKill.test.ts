import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endedIn } from '../train/sweep/sweepProcesses';

function start(folder: string) {
  const child = spawn(process.execPath, [join(__dirname, 'searchOnce.cjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (bytes) => (text += bytes));
  return { child, printed: new Promise<string>((done) => child.once('close', () => done(text))) };
}

test('kd.architecture.search that is killed goes on when it is called again: the measured latencies are kept, and candidates and students are those of an unbroken search', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const { child, printed } = start(folder);
  await expect.poll(() => endedIn(folder).length >= 2 || child.exitCode !== null, { interval: 20 }).toBe(true);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  expect(await printed).toBe('');
  const kept = readFileSync(join(folder, 'candidates.json'), 'utf8');
  // An unbroken search by the same latencies.
  const unbroken = mkdtempSync(join(tmpdir(), 'search-'));
  cpSync(join(folder, 'candidates.json'), join(unbroken, 'candidates.json'));
  const again = JSON.parse(await start(folder).printed);
  const whole = JSON.parse(await start(unbroken).printed);
  expect(readFileSync(join(folder, 'candidates.json'), 'utf8')).toBe(kept);
  expect(again.found).toHaveLength(5);
  expect({ ...again, resumed: 0 }).toEqual({ ...whole, resumed: 0 });
  expect(endedIn(folder).sort()).toEqual([0, 1, 2, 3, 4]);
  for (const one of [folder, unbroken]) rmSync(one, { recursive: true });
  expect(existsSync(folder)).toBe(false);
});
