import { crazing } from './crazing';
import { inclusion } from './inclusion';
import { patches } from './patches';
import { pittedSurface } from './pittedSurface';
import { rolledInScale } from './rolledInScale';
import { scratches } from './scratches';
import type { Defect } from './SteelSurface';

/** The six kinds by name, in the order of the class numbers. */
export const defects = {
  crazing,
  inclusion,
  patches,
  'pitted surface': pittedSurface,
  'rolled-in scale': rolledInScale,
  scratches
} as const satisfies Record<string, Defect>;

export type SteelDefect = keyof typeof defects;

export const steelDefects = Object.keys(defects) as SteelDefect[];
