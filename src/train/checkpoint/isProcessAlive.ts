import { hostname } from 'node:os';
import { isProcessNumberInUse } from '../../data/disk/isProcessNumberInUse';
import { identifyThisProcess, type ProcessIdentity } from './identifyThisProcess';
import { readProcessStart } from './readProcessStart';

/** Whether a process of this machine still lives. Of another machine's nobody knows: null. */
export function isProcessAlive({ pid, host, boot, ticks }: ProcessIdentity): boolean | null {
  if (host !== hostname()) return null;
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  const own = identifyThisProcess();
  if (own.boot !== undefined && boot !== undefined) return boot === own.boot && readProcessStart(pid) === ticks;
  return isProcessNumberInUse(pid);
}
