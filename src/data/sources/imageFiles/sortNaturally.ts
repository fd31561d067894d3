/** The texts in natural order: image2 before image10, and otherwise by their characters, independent of the locale. */
export function sortNaturally<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, text: textOf(item), key: keyOf(textOf(item)) }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.text, b.text));
  return keyed.map(({ item }) => item);
}

/** Runs of digits with how many digits count before them: 2 is "0012", 10 is "00210". */
function keyOf(text: string): string {
  return text.replace(/\d+/g, (digits) => {
    const counting = digits.replace(/^0+(?=\d)/, '');
    return String(counting.length).padStart(3, '0') + counting;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
