import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { identifyThisProcess, type ProcessIdentity } from './identifyThisProcess';

/** Whether a process of this machine still lives. Of another machine's nobody knows: null. */
export function isProcessAlive({ pid, host, boot, ticks }: ProcessIdentity): boolean | null {
  if (host !== hostname()) return null;
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  const own = identifyThisProcess();
  if (own.boot !== undefined && boot !== undefined) return boot === own.boot && startOf(pid) === ticks;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in ticks since the machine did; undefined for one that has ended. */
function startOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(fields[0]) ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}
