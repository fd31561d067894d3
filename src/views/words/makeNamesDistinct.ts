/**
 * Names made short but still distinct: if two would read the same, each begins with its number.
 *
 * @param numbers the numbers of the names, from 0.
 */
export function makeNamesDistinct(
  names: readonly string[],
  numbers: readonly number[],
  shorten: (name: string) => string
): string[] {
  const short = names.map(shorten);
  const isDistinct = new Set(short).size === new Set(names).size;
  return isDistinct ? short : names.map((name, i) => shorten(`${numbers[i]} ${name}`));
}
