import { showValue } from './showValue';

/**
 * `did you mean "epochs"?` if a known name is nearly the one that was given or has it as a part; a name that is merely the nearest of them
 * would send the reader astray.
 *
 * @param otherwise what is said if none is like it.
 */
export function suggestKnownName(name: unknown, known: readonly string[], otherwise: string): string {
  const near = typeof name === 'string' ? nearName(name, known) : undefined;
  return near === undefined ? otherwise : `did you mean ${showValue(near)}?`;
}

/** How many letters in a row are enough to be a part of a name. */
const fewest = 4;

function nearName(name: string, known: readonly string[]): string | undefined {
  // The distance to a name of thousands of letters would take long.
  if (name.length > 100) return undefined;
  const plain = plainly(name);
  const ranked = known.map((one) => {
    const other = plainly(one);
    const [short, long] = plain.length < other.length ? [plain, other] : [other, plain];
    const isPart = short.length >= fewest && (long.startsWith(short) || long.endsWith(short));
    const distance = editDistance(plain, other);
    return { one, isNear: isPart || distance <= Math.max(1, Math.floor(long.length / 3)), distance };
  });
  const near = ranked.filter(({ isNear }) => isNear).sort((a, b) => a.distance - b.distance);
  return near[0]?.one;
}

function plainly(name: string): string {
  return name.toLowerCase().replace(/[_\- ]/g, '');
}

/** Letters to add, leave out, change, or exchange with the next one. */
function editDistance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}
