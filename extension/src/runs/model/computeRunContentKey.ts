import type { RunItem } from './RunItem';

/** The same while there is nothing else to read of a run; null while it goes on. */
export function computeRunContentKey({ live, status, title, says, modified = '', facts }: RunItem): string | null {
  return live ? null : JSON.stringify([status, title, says, modified, facts !== undefined]);
}
