/** Numbers for ids, from 0 in the order in which they turn up. */
export interface IdNumbers {
  ids: string[];
  of(id: string): number;
}

export function createIdNumbering(): IdNumbers {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const of = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  };
  return { ids, of };
}
