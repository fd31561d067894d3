import type { Random } from '../../../../stats/createRandom';
import type { PixelGrid } from './PixelGrid';

/** The steel before any light falls on it; one number per pixel. */
export interface SteelSurface {
  field: PixelGrid;
  /** Micrometres above the mean. */
  height: Float32Array;
  /** Reflectance; clean steel has 1 on average. */
  albedo: Float32Array;
  /** How much of the pixel the defect covers, 0 to 1. */
  cover: Float32Array;
}

/** Adds a defect to a surface, with a severity from 0 (hardly visible) to 1. */
export type Defect = (surface: SteelSurface, severity: number, next: Random) => void;

/** Covers a pixel with the defect: `share` of it, with the given reflectance and change in height (micrometres). */
export function cover(surface: SteelSurface, pixel: number, share: number, reflectance: number, rise: number): void {
  if (share <= 0) return;
  surface.albedo[pixel] *= 1 + share * (reflectance - 1);
  surface.height[pixel] += share * rise;
  if (share > surface.cover[pixel]) surface.cover[pixel] = share;
}
