import type { Random } from '../../../../stats/createRandom';

/** How a patch was scanned. */
export interface Scan {
  /** Slice thickness and distance, millimetres. */
  thickness: number;
  /** Standard deviation of the noise of a slice, HU. */
  noise: number;
  /** Standard deviation of the point spread in a slice, millimetres. */
  blur: number;
  /** How much the kernel lifts edges: 0 for a soft one. */
  sharpening: number;
}

const thicknesses = [0.75, 1, 1.25, 1.25, 2, 2.5, 2.5, 3];

/** One scan in three with a sharp kernel, which shows finer detail and more noise. */
export function sampleScanSettings(next: Random): Scan {
  const thickness = thicknesses[Math.floor(thicknesses.length * next())];
  const sharp = next() < 1 / 3;
  const dose = 14 * Math.exp(0.9 * next());
  return {
    thickness,
    noise: (dose * (sharp ? 1.5 : 1)) / Math.sqrt(thickness / 1.25),
    blur: sharp ? 0.45 + 0.15 * next() : 0.6 + 0.25 * next(),
    sharpening: sharp ? 0.3 + 0.3 * next() : 0
  };
}
