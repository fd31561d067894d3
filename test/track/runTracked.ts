import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunRecord } from '../../src';

export interface TrackedRun {
  folder?: string;
  logs?: string;
  url?: string;
  epochs?: number;
  wait?: number;
}

export interface Ended {
  record: RunRecord;
  weights: number[][];
}

/** Runs trackedRun.cjs; null if it was killed, which `killAfter` so many events does. `limit` is the most blocks that one of its files may have. */
export async function runTracked(options: TrackedRun, { killAfter = Infinity, limit = 'unlimited' } = {}): Promise<Ended | null> {
  const command = `ulimit -f ${limit}; exec "$0" "$1" "$2"`;
  const args = ['-c', command, process.execPath, join(__dirname, 'trackedRun.cjs'), JSON.stringify(options)];
  const child = spawn('bash', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<string | null>((done) => child.once('exit', (_, signal) => done(signal)));
  let [events, printed] = [0, ''];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('event ') && ++events === killAfter) child.kill('SIGKILL');
    if (line.startsWith('record ')) printed = line.slice(7);
  }
  const signal = await ended;
  if (printed) return JSON.parse(printed) as Ended;
  if (signal !== 'SIGKILL') throw new Error(`trackedRun.cjs ended with ${signal ?? 'an error'}`);
  return null;
}
