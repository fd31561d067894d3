import { randomBytes } from 'node:crypto';
import type { SampleSource } from './SampleSource';

/** The rows of the newest views whose reader may look at them, each under a name that nobody can guess. */
export interface SampleRegistry {
  keep(source: SampleSource): string;
  /** Undefined if they were never kept, or are no longer. */
  find(key: string): SampleSource | undefined;
}

/**
 * At most 32 views, and of data that the newest view does not show 1 GB: what is kept here cannot be freed. Several views of one dataset keep
 * it once.
 */
export function createSampleRegistry(most = { views: 32, bytes: 1e9 }): SampleRegistry {
  const kept = new Map<string, SampleSource>();

  function bytesBeside({ data }: SampleSource): number {
    const buffers = new Set([...kept.values()].map((one) => one.data.x.buffer));
    buffers.delete(data.x.buffer);
    return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  return {
    keep(source) {
      const key = randomBytes(16).toString('hex');
      kept.set(key, source);
      for (const oldest of kept.keys()) {
        if (kept.size <= most.views && bytesBeside(source) <= most.bytes) break;
        kept.delete(oldest);
      }
      return key;
    },
    find: (key) => kept.get(key)
  };
}
