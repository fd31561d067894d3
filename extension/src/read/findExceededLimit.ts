import { formatCount } from '../../../src/views/words/formatNumber';

/** What a view of Stillroom's own never comes near: its records are bounded. */
const most = { values: 1_000_000, depth: 32, characters: 20_000, together: 8_000_000 };

/**
 * Says what is too much about data from a file, or null. Anybody can write a file: 50 MB, or lists in lists ten thousand deep, would hold up the
 * page or overflow its stack. It looks at no more than what it allows, and does not call itself.
 */
export function findExceededLimit(data: object): string | null {
  const open: { value: object; depth: number }[] = [{ value: data, depth: 1 }];
  let [values, together] = [0, 0];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > most.depth) return `it is nested more than ${most.depth} deep`;
    const names = Array.isArray(value) ? [] : Object.keys(value);
    values += Array.isArray(value) ? value.length : names.length;
    if (values > most.values) return `it has more than ${formatCount(most.values)} values`;
    for (const one of [...names, ...(Object.values(value) as unknown[])]) {
      if (typeof one === 'object' && one !== null) open.push({ value: one, depth: depth + 1 });
      if (typeof one !== 'string') continue;
      together += one.length;
      if (one.length > most.characters) return `it has a text of more than ${formatCount(most.characters)} characters`;
      if (together > most.together) return `it has more than ${formatCount(most.together)} characters`;
    }
  }
  return null;
}
