/** Whether two lists have the same items in the same order. */
export function areEqualLists<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
