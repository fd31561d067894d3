/** How much of a pixel lies inside a border, by the distance of its middle from it (mm, negative inside) and the width over which it fades. */
export function computeEdgeCoverage(distance: number, border: number): number {
  const share = 0.5 - distance / border;
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

/** How much of a pixel a line of this width covers, by the distance of its middle from the line's; all in mm. */
export function overlap(distance: number, width: number, pitch: number): number {
  const from = Math.max(-width / 2, distance - pitch / 2);
  const to = Math.min(width / 2, distance + pitch / 2);
  return to > from ? (to - from) / pitch : 0;
}

/** From 0 at `from` to 1 at `to`, smoothly. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
