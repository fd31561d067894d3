import type { RandomDraws } from './RandomDraws';
import type { RandomLayer } from './listRandomLayers';

/** Runs a pass in which layers take their random numbers from the draws. Afterwards they are as they were. */
export function runWithDraws<T>(layers: readonly RandomLayer[], draws: RandomDraws, pass: () => T): T {
  const restore: (() => void)[] = [];
  try {
    for (const { draw } of layers) restore.push(draw(draws));
    return pass();
  } finally {
    restore.forEach((undo) => undo());
  }
}
