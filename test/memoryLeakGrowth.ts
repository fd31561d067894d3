/**
 * Of sizes that were measured one after the other. What leaks grows from each measurement to the next; that of a whole process also grows once and for
 * all, when a heap or an arena finds that it is too small, and no bound on a single growth is safe from that.
 */
export function memoryLeakGrowth(sizes: number[]): number {
  return Math.min(...sizes.slice(1).map((size, i) => size - sizes[i]));
}
