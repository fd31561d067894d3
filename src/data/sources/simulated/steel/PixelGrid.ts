/** A square of points on the steel, one for each pixel, and the two directions in it. */
export interface PixelGrid {
  /** Rows and columns. */
  height: number;
  width: number;
  /** Distance between two neighbouring pixels, mm. */
  pitch: number;
  /** The rolling direction in the picture, as a unit vector: to the right, upwards. */
  cos: number;
  sin: number;
}

/** Width of the patch of steel that is in view, mm. */
export const side = 50;

/** Places are in mm from the middle, u along the rolling direction and v across it, to its left. */
export function pixelGrid(height: number, width: number, degrees: number, wide = side): PixelGrid {
  const angle = (degrees * Math.PI) / 180;
  return { height, width, pitch: wide / Math.max(height, width), cos: Math.cos(angle), sin: Math.sin(angle) };
}

/** Calls back for every pixel whose middle is at most `along` and `across` mm from the place (u, v), with where it lies from there. */
export function eachNear(
  { height, width, pitch, cos, sin }: PixelGrid,
  [u, v, along, across]: readonly [u: number, v: number, along: number, across: number],
  visit: (pixel: number, du: number, dv: number) => void
): void {
  const middle = { x: (u * cos - v * sin) / pitch + (width - 1) / 2, y: (height - 1) / 2 - (u * sin + v * cos) / pitch };
  const reachX = (Math.abs(along * cos) + Math.abs(across * sin)) / pitch;
  const reachY = (Math.abs(along * sin) + Math.abs(across * cos)) / pitch;
  const lastX = Math.min(width - 1, Math.floor(middle.x + reachX));
  const lastY = Math.min(height - 1, Math.floor(middle.y + reachY));
  for (let y = Math.max(0, Math.ceil(middle.y - reachY)); y <= lastY; y++)
    for (let x = Math.max(0, Math.ceil(middle.x - reachX)); x <= lastX; x++) {
      const [right, up] = [(x - middle.x) * pitch, (middle.y - y) * pitch];
      const du = right * cos + up * sin;
      const dv = up * cos - right * sin;
      if (Math.abs(du) <= along && Math.abs(dv) <= across) visit(y * width + x, du, dv);
    }
}
