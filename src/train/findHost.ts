import type { Host } from './Host';

/** The kernel that this process runs in, if it is one that knows Stillroom. */
export function findHost(): Host | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for('stillroom.host')] as Host | undefined;
}
