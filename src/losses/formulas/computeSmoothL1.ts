/** Smooth L1 of a difference: half its square up to 1, beyond that its absolute value minus a half. */
export function computeSmoothL1(difference: number): number {
  const size = Math.abs(difference);
  return size < 1 ? (size * size) / 2 : size - 0.5;
}

/** Its derivative: the difference, clipped to -1 to 1. */
export function smoothL1Slope(difference: number): number {
  return Math.max(-1, Math.min(1, difference));
}
