import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../mulberry32';

/** `STILLROOM_KILLS=100 npx vitest run test/train/checkpoint/killed.test.ts` kills more often, `STILLROOM_FUZZ_SEED=7` at other places. */
const kills = Number(process.env.STILLROOM_KILLS ?? 5);
const uniform = mulberry32(Number(process.env.STILLROOM_FUZZ_SEED ?? 1));
const below = (n: number) => Math.floor(n * uniform());

/** What the process printed as its record; null if it was killed. */
async function runOnce(args: string[], killAfter = Infinity): Promise<{ resumed: number; result: string } | null> {
  const child = spawn(process.execPath, [join(__dirname, 'keptRun.cjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<[number | null, string | null]>((done) => child.once('exit', (...how) => done(how)));
  let events = 0;
  let printed = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('event ') && ++events === killAfter) child.kill('SIGKILL');
    if (line.startsWith('record ')) printed = line.slice(7);
  }
  const [code, signal] = await ended;
  if (printed) {
    const { resumed, ...result } = JSON.parse(printed);
    return { resumed, result: JSON.stringify(result) };
  }
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  return null;
}

test('kd.resume ends in the record and the weights of a run without a break, wherever the process was killed', async () => {
  const whole = await runOnce([]);
  const places: string[] = [];
  let [killed, resumed] = [0, 0];
  while (killed < kills) {
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    for (let end = null; end === null;) {
      const isLast = killed >= kills;
      // In turn: in the middle of what it writes, and from outside at some event.
      const isInside = killed % 2 === 0;
      const at = 1 + below(isInside ? 120 : 40);
      end = isLast ? await runOnce([folder]) : isInside ? await runOnce([folder, String(at)]) : await runOnce([folder], at);
      if (end === null) {
        killed++;
        places.push(`${isInside ? 'write' : 'event'} ${at}`);
        continue;
      }
      resumed += end.resumed;
      expect(end.result, places.join(', ')).toBe(whole?.result);
    }
    rmSync(folder, { recursive: true });
  }
  expect(killed).toBe(kills);
  expect(resumed).toBeGreaterThan(kills / 4);
});
