import { createHash } from 'node:crypto';
import { device } from '../../engine/device';
import type { Started } from '../../record/RunEvent';
import { version } from '../../record/version';

/** When and on what a run begins, and its number: the same for two runs of which the same is asked. */
export function stampRun(asked: readonly unknown[]): Pick<Started, 'id' | 'stamp'> {
  return {
    id: createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12),
    stamp: {
      started: new Date().toISOString(),
      seconds: 0,
      versions: { stillroom: version, node: process.versions.node },
      device: String(device())
    }
  };
}
