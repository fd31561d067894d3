import { parseNumber } from './parseNumber';
import { sortTexts } from './sortTexts';
import type { CategoryColumn } from './Table';

/**
 * Distinct texts in order, and the index of each row's text among them. True and false in any spelling are booleans.
 *
 * @param known what is known of the texts: which numbers they are, NaN for all others, and how to sort numbers of texts as `<` sorts the texts.
 */
export function categoryColumn(
  name: string,
  texts: readonly string[],
  codes: Int32Array,
  known: { numbers(): Float64Array; sort(order: Int32Array): void } = {
    numbers: () => Float64Array.from(texts, parseNumber),
    sort: (order) => sortTexts(texts, order)
  }
): CategoryColumn {
  const isBoolean = texts.every((text) => /^(true|false)$/i.test(text));
  if (isBoolean) {
    const places = Int32Array.from(texts, (text) => Number(/^true$/i.test(text)));
    return { name, kind: 'category', codes: placed(codes, places), categories: ['false', 'true'] };
  }
  const order = inOrder(texts, known.numbers(), known.sort);
  const places = new Int32Array(texts.length);
  const categories: string[] = [];
  for (let place = 0; place < order.length; place++) {
    places[order[place]] = place;
    categories.push(texts[order[place]]);
  }
  return { name, kind: 'category', codes: placed(codes, places), categories };
}

function placed(codes: Int32Array, places: Int32Array): Int32Array {
  const all = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) all[row] = codes[row] < 0 ? -1 : places[codes[row]];
  return all;
}

/** Numbers by size, then texts by their characters, independent of the machine's language. */
function inOrder(texts: readonly string[], numbers: Float64Array, sort: (order: Int32Array) => void): Int32Array {
  const order = new Int32Array(texts.length);
  let [front, back] = [0, texts.length];
  for (let code = 0; code < texts.length; code++) order[Number.isNaN(numbers[code]) ? --back : front++] = code;
  order.subarray(0, front).sort((a, b) => numbers[a] - numbers[b] || (texts[a] < texts[b] ? -1 : 1));
  sort(order.subarray(front));
  return order;
}
