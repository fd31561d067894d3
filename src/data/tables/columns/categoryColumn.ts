import { parseNumber } from './parseNumber';
import { sortTexts } from './sortTexts';
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
  const order = new Int32Array(texts.length);
  let [front, back] = [0, texts.length];
  for (let code = 0; code < texts.length; code++) order[Number.isNaN(numbers[code]) ? --back : front++] = code;
  order.subarray(0, front).sort((a, b) => numbers[a] - numbers[b] || (texts[a] < texts[b] ? -1 : 1));
  sortTexts(texts, order.subarray(front));
  return order;
}
