import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { readProcessStart } from './readProcessStart';

/** A process, so that another can tell whether it still lives: a number alone is given to other processes later. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** The machine's start, and when the process began after it, in ticks. Only on Linux. */
  boot?: string;
  ticks?: number;
}

export function identifyThisProcess(): ProcessIdentity {
  const own = { pid: process.pid, host: hostname() };
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = readProcessStart('self');
    return ticks === undefined ? own : { ...own, boot, ticks };
  } catch {
    return own;
  }
}
