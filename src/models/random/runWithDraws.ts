import type { Draws } from './Draws';
import type { RandomLayer } from './listRandomLayers';

/** Runs a pass in which layers take their random numbers from the draws. Afterwards they are as they were. */
export function runWithDraws<T>(layers: readonly RandomLayer[], draws: Draws, pass: () => T): T {
  const restore: (() => void)[] = [];
  try {
    for (const { draw } of layers) restore.push(draw(draws));
    return pass();
  } finally {
    restore.forEach((undo) => undo());
  }
}
