import type { SteelSurface } from './SteelSurface';

export interface Extent {
  /** Share of the picture that the defect covers. */
  area: number;
  /**
   * The smallest box about it: left, top, right and bottom as shares of the picture's edges, from its upper left corner. All zero if it
   * covers no pixel by half.
   */
  box: [left: number, top: number, right: number, bottom: number];
}

/** Where a defect is. */
export function measureDefectExtent({ field: { height, width }, cover }: SteelSurface): Extent {
  let [area, left, top, right, bottom] = [0, width, height, 0, 0];
  for (let y = 0, pixel = 0; y < height; y++)
    for (let x = 0; x < width; x++, pixel++) {
      area += cover[pixel];
      if (cover[pixel] < 0.5) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  const box: Extent['box'] = bottom ? [left / width, top / height, right / width, bottom / height] : [0, 0, 0, 0];
  return { area: area / cover.length, box };
}
