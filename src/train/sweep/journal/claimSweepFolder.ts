import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { showPath } from '../../../checks/showPath';
import type { ProcessIdentity } from '../../checkpoint/identifyThisProcess';
import { isProcessAlive } from '../../checkpoint/isProcessAlive';
import { inUseFile, markFolderInUse } from '../../checkpoint/markFolderInUse';

/**
 * Claims the folder of a sweep for this process, until it is released: two at a time would run each trial twice.
 *
 * @throws RangeError if another process is at work in it.
 */
export async function claimSweepFolder(folder: string | undefined, title: string | undefined): Promise<() => Promise<void>> {
  if (folder === undefined) return () => Promise.resolve();
  const by = await readClaim(folder);
  const isAlive = by && isProcessAlive(by);
  if (by && isAlive !== false) {
    const who = `process ${by.pid}${isAlive === null ? ` of ${by.host}` : ''}`;
    throw new RangeError(
      `sweep: expected a folder in which nobody is at work, got ${showPath(folder)}, where ${who} is; wait for it, or delete ${inUseFile} in it if that process is gone`
    );
  }
  return markFolderInUse(folder, { as: 'sweep', title });
}

async function readClaim(folder: string): Promise<ProcessIdentity | undefined> {
  try {
    const { by } = JSON.parse(await readFile(join(folder, inUseFile), 'utf8')) as { by?: ProcessIdentity };
    return typeof by === 'object' && by !== null ? by : undefined;
  } catch {
    return undefined;
  }
}
