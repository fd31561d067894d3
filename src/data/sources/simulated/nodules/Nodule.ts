/** A point or a direction: x to the patient's left, y to the back, z from slice to slice; millimetres from the middle of the patch. */
export type Vector = readonly [number, number, number];

export const densities = ['solid', 'part-solid', 'ground glass'] as const;

/** The first four are benign patterns; "eccentric" is not one, and is seen in both classes. */
export const calcifications = ['diffuse', 'central', 'laminated', 'popcorn', 'eccentric', 'none'] as const;

/** What a nodule is like, before a scanner sees it. */
export interface Nodule {
  /** Of the ball of equal volume, without lobes and spicules. Millimetres. */
  diameter: number;
  /** Longest axis over shortest. */
  elongation: number;
  /** Standard deviation of the surface's distance from the centre, as a share of the radius. */
  lobulation: number;
  /** How many spikes stand on the surface, in all directions. */
  spicules: number;
  /** Mean length of the spikes. Millimetres. */
  spiculeLength: number;
  density: (typeof densities)[number];
  calcification: (typeof calcifications)[number];
}

/** Calcifications that speak against cancer. */
export function isBenignCalcification(calcification: Nodule['calcification']): boolean {
  return calcification !== 'none' && calcification !== 'eccentric';
}
