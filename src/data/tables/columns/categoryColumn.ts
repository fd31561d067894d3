import { parseNumber } from './parseNumber';
import type { CategoryColumn } from './Table';

/** Distinct texts in order, and the index of each row's text among them. True and false in any spelling are booleans. */
export function categoryColumn(name: string, texts: readonly string[], codes: Int32Array): CategoryColumn {
  const isBoolean = texts.every((text) => /^(true|false)$/i.test(text));
  if (isBoolean) {
    const places = Int32Array.from(texts, (text) => Number(/^true$/i.test(text)));
    return { name, kind: 'category', codes: placed(codes, places), categories: ['false', 'true'] };
  }
  const order = inOrder(texts);
  const places = new Int32Array(texts.length);
  order.forEach((code, place) => (places[code] = place));
  return { name, kind: 'category', codes: placed(codes, places), categories: Array.from(order, (code) => texts[code]) };
}

function placed(codes: Int32Array, places: Int32Array): Int32Array {
  return codes.map((code) => (code < 0 ? -1 : places[code]));
}

/** Numbers by size, then texts by their characters, independent of the machine's language. */
function inOrder(texts: readonly string[]): Int32Array {
  const numbers = Float64Array.from(texts, parseNumber);
  return Int32Array.from(texts, (_, code) => code).sort((a, b) => {
    const [x, y] = [numbers[a], numbers[b]];
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    return x !== y && !Number.isNaN(x) ? x - y : texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0;
  });
}
