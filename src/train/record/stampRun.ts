import { createHash } from 'node:crypto';
import { device } from '../../engine/device';
import type { Started } from '../../record/RunEvent';
import { version } from '../../record/version';

/** When and on what device a run begins, and its id, which is the same for two runs with the same inputs. */
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
