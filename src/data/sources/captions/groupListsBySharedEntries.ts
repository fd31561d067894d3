/** [lists] A number for each list, the same for lists that share an entry, directly or through others. */
export function groupListsBySharedEntries(lists: readonly (readonly string[])[]): Int32Array {
  const parent = Int32Array.from(lists.keys());
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root];
    while (parent[i] !== root) [i, parent[i]] = [parent[i], root];
    return root;
  };
  const firstOf = new Map<string, number>();
  lists.forEach((entries, i) => {
    for (const entry of entries) {
      const first = firstOf.get(entry);
      if (first === undefined) firstOf.set(entry, i);
      else parent[rootOf(i)] = rootOf(first);
    }
  });
  return parent.map((_, i) => rootOf(i));
}
