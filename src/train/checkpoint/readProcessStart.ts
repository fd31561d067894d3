import { readFileSync } from 'node:fs';

/** When a process began, in ticks since the machine did; undefined for one that has ended, and where it cannot be read. Only on Linux. */
export function readProcessStart(pid: number | 'self'): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold blanks. The third is its state, the 22nd the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(fields[0]) ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}
