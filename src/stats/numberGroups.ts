/** The group of each row as a number from 0, in order of appearance. */
export function numberGroups(groups: ArrayLike<number>): { places: Int32Array; size: number } {
  const placeOf = new Map<number, number>();
  const places = Int32Array.from(groups, (group) => {
    const place = placeOf.get(group) ?? placeOf.size;
    placeOf.set(group, place);
    return place;
  });
  return { places, size: placeOf.size };
}
