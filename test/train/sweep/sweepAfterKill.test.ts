import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../mulberry32';
import { childrenOf, endedIn, isAlive, startSweep } from './sweepProcesses';

/** `STILLROOM_KILLS=20 npx vitest run test/train/sweep/sweepAfterKill.test.ts` kills more often, `STILLROOM_FUZZ_SEED=7` at other places. */
const kills = Number(process.env.STILLROOM_KILLS ?? 1);
const uniform = mulberry32(Number(process.env.STILLROOM_FUZZ_SEED ?? 1));
const between = (low: number, high: number) => low + Math.floor((high - low + 1) * uniform());

/** Until so many trials have ended. */
async function untilEnded(child: ChildProcess, folder: string, trials: number): Promise<void> {
  await expect.poll(() => endedIn(folder).length >= trials || child.exitCode !== null, { interval: 20 }).toBe(true);
  expect(child.exitCode).toBeNull();
}

test('kd.sweep ends each trial once, with the records of an unbroken sweep in one process, though workers and the driver are killed', async () => {
  const whole = await startSweep(0).printed;
  let folder = '';
  for (let kill = 0; kill < kills; kill++) {
    folder = mkdtempSync(join(tmpdir(), 'sweep-'));
    const { child } = startSweep(2, folder);
    const gone = new Promise((done) => child.once('exit', done));
    await untilEnded(child, folder, between(1, 3));
    const workers = childrenOf(child.pid!);
    process.kill(workers[between(0, workers.length - 1)], 'SIGKILL');
    // Trials 8 to 11 take a while.
    await untilEnded(child, folder, between(4, 9));
    const left = childrenOf(child.pid!);
    child.kill('SIGKILL');
    await gone;
    await expect.poll(() => left.filter(isAlive)).toEqual([]);
    const again = await startSweep(2, folder).printed;
    expect(endedIn(folder).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(again?.says).toBe(whole?.says);
    expect(again?.trials).toBe(whole?.trials);
    expect(again?.says).toContain('16 of 16 trials have ended: 8 done, 0 stopped early, 8 failed');
  }
  // Now it only reads.
  expect((await startSweep(2, folder).printed)?.trials).toBe(whole?.trials);
});

test('an interrupt stops all workers within their batches and leaves no process; each trial is a run in the panel', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  const { child, printed } = startSweep(2, folder);
  await untilEnded(child, folder, 2);
  const workers = childrenOf(child.pid!);
  expect(workers.length).toBeGreaterThan(0);
  child.send('stop');
  const { says, trials, live } = (await printed)!;
  expect(workers.filter(isAlive)).toEqual([]);
  expect(JSON.parse(trials)).toHaveLength(endedIn(folder).length);
  expect(live.ended.filter((state) => state === 'done').length).toBeGreaterThanOrEqual(2);
  expect(live.ended).not.toContain('failed');
  expect(live.running).toBeGreaterThan(0);
  expect(live.records).toBe(1);
  expect(says).toMatch(/ have not: call it again with the same folder to go on\./);
});
