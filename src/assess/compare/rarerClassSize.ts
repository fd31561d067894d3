/**
 * How many rows are of the rarer of two classes, or how many groups have such a row. Where the classes are not two it is how many rows
 * or groups there are.
 */
export function rarerClassSize({ labels, groups }: { labels: ArrayLike<number>; groups?: ArrayLike<number> }): number {
  const [all, placesOf] = [new Set<number>(), new Map<number, Set<number>>()];
  for (let i = 0; i < labels.length; i++) {
    const place = groups ? groups[i] : i;
    all.add(place);
    if (!placesOf.has(labels[i])) placesOf.set(labels[i], new Set());
    placesOf.get(labels[i])?.add(place);
  }
  return placesOf.size === 2 ? Math.min(...Array.from(placesOf.values(), ({ size }) => size)) : all.size;
}
