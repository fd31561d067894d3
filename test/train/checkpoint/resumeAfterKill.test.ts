import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { mulberry32 } from '../../mulberry32';

/** `STILLROOM_KILLS=100 npx vitest run test/train/checkpoint/resumeAfterKill.test.ts` kills more often, `STILLROOM_FUZZ_SEED=7` at other places. */
const kills = Number(process.env.STILLROOM_KILLS ?? 3);
/** More than other tests have, if there are many. */
const patience = 1_200_000 + 60_000 * kills;
const uniform = mulberry32(Number(process.env.STILLROOM_FUZZ_SEED ?? 1));
const below = (n: number) => Math.floor(n * uniform());

const script = join(__dirname, 'checkpointedRun.cjs');
interface Printed {
  resumed: number;
  result: string;
}
let whole: Printed | null;
let folder: string;

beforeAll(async () => {
  whole = await runOnce([]);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});

/** What the process printed as its record; null if it was killed. */
async function runOnce(args: string[], killAfter = Infinity): Promise<Printed | null> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
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

test(
  'kd.resume ends in the record and the weights of a run without a break, wherever the process was killed',
  { timeout: patience },
  async () => {
    const places: string[] = [];
    let [killed, resumed] = [0, 0];
    while (killed < kills) {
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
      mkdirSync(folder);
    }
    if (process.env.STILLROOM_KILLS) console.log(`killed ${killed} times, at ${places.join(', ')}; went on ${resumed} times`);
    expect(killed).toBe(kills);
    expect(resumed).toBeGreaterThan(kills / 4);
  }
);

/** No file may have more than so many blocks: to a process a limit is like a full disk. */
const limited = (blocks: number) => {
  const command = `ulimit -f ${blocks}; exec "${process.execPath}" "${script}" "${folder}"`;
  return promisify(execFile)('bash', ['-c', command], { maxBuffer: 2 ** 26 });
};

test('a disk that is full from some time on costs a run nothing: it goes on, a finding says so, and its last checkpoint stays', async () => {
  const { stdout } = await limited(24);
  const printed = JSON.parse(stdout.slice(stdout.lastIndexOf('\nrecord ') + 8));
  const { record, weights } = JSON.parse(whole!.result);
  const { findings, ...rest } = printed.record;
  const lost = findings.filter(({ check }: { check: string }) => check === 'unsavedCheckpoint');
  expect(lost).toHaveLength(1);
  expect(lost[0].says).toMatch(/^the run went on, but could not be kept in ".*" \(EFBIG\): /);
  expect(lost[0].hint).toBe('free some space, or give a folder on another disk');
  expect([{ ...rest, findings: findings.filter((one: unknown) => one !== lost[0]) }, printed.weights]).toEqual([record, weights]);
  const left = readdirSync(folder);
  expect(left.filter((name) => name.startsWith('checkpoint-')).length).toBeGreaterThan(0);
  expect(left.filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect((await runOnce([folder]))?.result).toBe(whole!.result);
});

test('a disk that is full when a run begins is an error that says what to do', async () => {
  const { stderr } = await limited(1).catch((error: { stderr: string }) => error);
  expect(stderr).toMatch(
    /Error: distill: expected folder to be one that can be written, got ".*" \(EFBIG\); free some space, or give/
  );
});
