import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

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
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The second field is the program's name in brackets, which may hold blanks. The 22nd is the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { ...own, boot, ticks: Number(fields[19]) };
  } catch {
    return own;
  }
}
