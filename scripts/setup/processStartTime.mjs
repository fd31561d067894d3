import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process started, in the system's own words; '' when it is not there. A process number is used again, with its start it is not. */
export function processStartTime(pid) {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything, comes the state (field 3); the start is field 22.
    const [status, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return status === 'Z' ? '' : fields[18];
  } catch {
    return '';
  }
}
