/**
 * Deals groups of rows to parts that want a given number of rows each, list by list: each part wants its share of the rows of every list. A
 * group goes to the first part that it brings closer to its wanted number, otherwise to the last; a group of twice the usual size only goes
 * where all of it fits. What one list leaves open, the next makes up for. Every part gets a group, so there must be at least as many groups
 * as parts.
 */
export function dealGroups(lists: readonly (readonly Int32Array[])[], wanted: readonly number[]): Int32Array[][] {
  const total = wanted.reduce((a, b) => a + b);
  const parts = wanted.map((): Int32Array[] => []);
  const open = wanted.map(() => 0);
  let ahead = lists.reduce((sum, list) => sum + list.length, 0);
  for (const list of lists) {
    const rows = list.reduce((sum, group) => sum + group.length, 0);
    wanted.forEach((own, p) => (open[p] += (rows * own) / total));
    for (const group of list) {
      const to =
        ahead-- > countEmpty(parts) ? nearer(open, group.length, rows / list.length) : nearestEmpty(parts, wanted, group.length);
      parts[to].push(group);
      open[to] -= group.length;
    }
  }
  return parts;
}

function countEmpty(parts: readonly Int32Array[][]): number {
  return parts.filter((part) => part.length === 0).length;
}

function nearer(open: readonly number[], rows: number, usual: number): number {
  const found = open.findIndex((own) => rows <= own || (rows < 2 * own && rows < 2 * usual));
  return found < 0 ? open.length - 1 : found;
}

function nearestEmpty(parts: readonly Int32Array[][], wanted: readonly number[], rows: number): number {
  const off = wanted.map((own, p) => (parts[p].length ? Infinity : Math.abs(own - rows)));
  return off.indexOf(Math.min(...off));
}
