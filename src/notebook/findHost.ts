import type { Host } from './Host';

const symbol = Symbol.for('stillroom.host');

/** The notebook kernel of this process, if it supports Stillroom. It is looked up each time because it may be installed later. */
export function findHost(): Host | undefined {
  return (globalThis as { [symbol]?: Host })[symbol];
}
