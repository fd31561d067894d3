import { randomUUID } from 'node:crypto';
import { createDisplay } from './createDisplay';
import type { Display } from './Display';

/** Shows what it is given below what the cell has shown. */
export const display: Display = createDisplay();

/** A place of its own in the output of the cell, where each value replaces the one before. */
export function newDisplay(): Display {
  return createDisplay(randomUUID());
}
