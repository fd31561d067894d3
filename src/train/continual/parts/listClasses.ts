/** The class numbers that are there, in rising order. */
export function listClasses(...labels: readonly Int32Array[]): number[] {
  const seen = new Set<number>();
  for (const list of labels) for (const label of list) seen.add(label);
  return [...seen].sort((a, b) => a - b);
}
