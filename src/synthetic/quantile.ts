/** A quantile, interpolated linearly; null of nothing. */
export function quantile(values: ArrayLike<number>, share: number): number | null {
  if (!values.length) return null;
  const sorted = Float64Array.from(values).sort();
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const rest = place - below;
  return rest === 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
}
