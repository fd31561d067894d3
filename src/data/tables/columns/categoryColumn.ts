import { parseNumber } from './parseNumber';
import type { CategoryColumn } from './Table';

/** Distinct texts in order, and the index of each row's text among them. True and false in any spelling are booleans. */
export function categoryColumn(name: string, texts: readonly string[], codes: Int32Array): CategoryColumn {
  const isBoolean = texts.every((text) => /^(true|false)$/i.test(text));
  const names = isBoolean ? texts.map((text) => text.toLowerCase()) : texts;
  const categories = isBoolean ? ['false', 'true'] : [...names].sort(inOrder);
  const placeOf = new Map(categories.map((category, place) => [category, place]));
  const places = Int32Array.from(names, (text) => placeOf.get(text)!);
  return { name, kind: 'category', codes: codes.map((code) => (code < 0 ? -1 : places[code])), categories };
}

/** Numbers by size, then texts by their characters, independent of the machine's language. */
function inOrder(a: string, b: string): number {
  const [x, y] = [parseNumber(a), parseNumber(b)];
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  return x !== y && !Number.isNaN(x) ? x - y : a < b ? -1 : a > b ? 1 : 0;
}
