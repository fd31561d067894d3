import type { PaletteName } from './palettes';

/** How the reader likes figures; JupyterLab's settings hand them over, and a page without settings has these defaults. */
export interface Preferences {
  palette: PaletteName;
  /** Where the smoothing of curves starts: 0 to 0.95, the weight of the past. */
  smoothing: number;
  /** Significant digits of numbers. */
  digits: number;
  /** At most so often is a figure that goes on drawn again. */
  updatesASecond: number;
  /** Of many classes the likeliest are drawn. */
  classesShown: number;
}

export const defaults: Preferences = { palette: 'standard', smoothing: 0, digits: 3, updatesASecond: 10, classesShown: 20 };
