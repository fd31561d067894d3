import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What sweepOnce.cjs prints: the trials, and how their runs looked in the runs panel. */
export interface Printed {
  trials: string;
  says: string;
  resumed: number;
  live: { ended: string[]; running: number; records: number };
}

export interface SweepProcess {
  child: ChildProcess;
  /** What it printed; null if it was killed. */
  printed: Promise<Printed | null>;
}

/** Starts sweepOnce.cjs. */
export function startSweep(workers: number | string, ...more: string[]): SweepProcess {
  const args = [join(__dirname, 'sweepOnce.cjs'), String(workers), ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let text = '';
  child.stdout!.on('data', (bytes) => (text += bytes));
  const printed = new Promise<Printed | null>((done) => child.once('close', () => done(text ? JSON.parse(text) : null)));
  return { child, printed };
}

/** The processes that a process has started and that live. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** The programs of Node with all of these texts in their command line. */
export function nodesWith(...texts: string[]): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return basename(program) === 'node' && texts.every((text) => args.some((arg) => arg.includes(text)));
    } catch {
      return false;
    }
  });
}

export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Numbers of the trials that the journal of a folder says have ended, each as often as it says so. */
export function endedIn(folder: string): number[] {
  const file = join(folder, 'sweep.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^\{"type":"ended","trial":(\d+)/.exec(line);
      return found ? [Number(found[1])] : [];
    });
}
