import { setTimeout } from 'node:timers/promises';

const slice = 200;

/** Waits for so many milliseconds, or until there is no more use in waiting. */
export async function waitUnlessOver(isOver: () => boolean, milliseconds: number): Promise<void> {
  for (let rest = milliseconds; rest > 0 && !isOver(); rest -= slice) await setTimeout(Math.min(slice, rest));
}
