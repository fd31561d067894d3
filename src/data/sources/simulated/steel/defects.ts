import { paintCrazing } from './paintCrazing';
import { paintInclusion } from './paintInclusion';
import { paintPatches } from './paintPatches';
import { paintPittedSurface } from './paintPittedSurface';
import { paintRolledInScale } from './paintRolledInScale';
import { paintScratches } from './paintScratches';
import type { Defect } from './SteelSurface';

/** The six kinds by name, in the order of the class numbers. */
export const defects = {
  crazing: paintCrazing,
  inclusion: paintInclusion,
  patches: paintPatches,
  'pitted surface': paintPittedSurface,
  'rolled-in scale': paintRolledInScale,
  scratches: paintScratches
} as const satisfies Record<string, Defect>;

export type SteelDefect = keyof typeof defects;

export const steelDefects = Object.keys(defects) as SteelDefect[];
