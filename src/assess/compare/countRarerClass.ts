/**
 * How many rows have the rarer of two classes, or how many groups have such a row. If there are not two classes, the number of rows or
 * groups.
 */
export function countRarerClass({ labels, groups }: { labels: ArrayLike<number>; groups?: ArrayLike<number> }): number {
  const [all, placesOf] = [new Set<number>(), new Map<number, Set<number>>()];
  for (let i = 0; i < labels.length; i++) {
    const place = groups ? groups[i] : i;
    all.add(place);
    if (!placesOf.has(labels[i])) placesOf.set(labels[i], new Set());
    placesOf.get(labels[i])?.add(place);
  }
  return placesOf.size === 2 ? Math.min(...Array.from(placesOf.values(), ({ size }) => size)) : all.size;
}
