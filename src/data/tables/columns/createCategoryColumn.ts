import { parseNumber } from './parseNumber';
import { freeArrays } from './freeArrays';
import { sortTexts } from './sortTexts';
import type { CategoryColumn } from './Table';

/** Different texts, each of which has a code from 0. */
export interface DistinctTexts {
  count(): number;
  texts(): readonly string[];
  /** Which numbers they are, NaN for all others. */
  numbers(): Float64Array;
  /** Sorts codes as `<` sorts their texts. */
  sort(codes: Int32Array): void;
}

/** As many as "true" and "false" have spellings. */
const mostBooleans = 2 ** 4 + 2 ** 5;

/** Distinct texts in order, and the index of each row's text among them. True and false in any spelling are booleans. */
export function createCategoryColumn(
  name: string,
  distinct: readonly string[] | DistinctTexts,
  codes: Int32Array
): CategoryColumn {
  const known = 'count' in distinct ? distinct : ofArray(distinct);
  const few = known.count() <= mostBooleans ? known.texts() : undefined;
  if (few?.every((text) => /^(true|false)$/i.test(text))) {
    const places = Int32Array.from(few, (text) => Number(/^true$/i.test(text)));
    return { name, kind: 'category', codes: placed(codes, places), categories: ['false', 'true'] };
  }
  const order = inOrder(known);
  const places = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]] = place;
  const texts = known.texts();
  const categories = new Array<string>(order.length);
  for (let place = 0; place < order.length; place++) categories[place] = texts[order[place]];
  freeArrays(order);
  const column: CategoryColumn = { name, kind: 'category', codes: placed(codes, places), categories };
  freeArrays(places);
  return column;
}

function ofArray(texts: readonly string[]): DistinctTexts {
  return {
    count: () => texts.length,
    texts: () => texts,
    numbers: () => Float64Array.from(texts, parseNumber),
    sort: (codes) => sortTexts(texts, codes)
  };
}

function placed(codes: Int32Array, places: Int32Array): Int32Array {
  const all = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) all[row] = codes[row] < 0 ? -1 : places[codes[row]];
  return all;
}

/** The codes: numbers by size, then texts by their characters, independent of the machine's language. */
function inOrder(known: DistinctTexts): Int32Array {
  const numbers = known.numbers();
  const order = new Int32Array(numbers.length);
  let [front, back] = [0, order.length];
  for (let code = 0; code < order.length; code++) order[Number.isNaN(numbers[code]) ? --back : front++] = code;
  const first = order.subarray(0, front);
  // "1" and "1.0" by their characters.
  known.sort(first);
  first.sort((a, b) => numbers[a] - numbers[b]);
  freeArrays(numbers);
  known.sort(order.subarray(front));
  return order;
}
