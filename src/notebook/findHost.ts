import type { Host } from './Host';

const symbol = Symbol.for('stillroom.host');

/** The notebook kernel that this process runs in, if it is one that knows Stillroom. Looked up each time: it may come later. */
export function findHost(): Host | undefined {
  return (globalThis as { [symbol]?: Host })[symbol];
}
