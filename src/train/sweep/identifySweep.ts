import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { showPath } from '../../checks/showPath';
import { version } from '../../record/version';
import type { CheckedSweep } from './checkSweep';
import type { SweepIdentity } from './journal/SweepIdentity';

/**
 * What makes a sweep the same when it is called again.
 *
 * @throws Error if the file of the trial cannot be read.
 */
export function identifySweep({ source, search, scheduler, metric, seed, plan }: CheckedSweep): SweepIdentity {
  const asked = [seed, metric ?? null, search.description, scheduler?.description ?? null, plan];
  return { version, plan: hashOf(JSON.stringify(asked)), module: 'module' in source ? hashOf(readModule(source.module)) : null };
}

function hashOf(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readModule(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`sweep: expected trial to be a file that can be read, got ${showPath(path)} (${code}); give its path`, {
      cause: error
    });
  }
}
