import { freeArrays } from './freeArrays';

/** Ranges that are shorter are sorted by comparing whole texts. */
const short = 24;

/** Where the upper half of a 64-bit number lies. */
const upper = new Uint8Array(Uint32Array.of(1).buffer)[0];

/** Texts one behind the other; `starts` says where each begins, and after them where the last one ends. */
export interface PackedTexts {
  bytes: Uint8Array;
  starts: Int32Array;
}

/**
 * Sorts the numbers of texts by their bytes, and changes `order` itself. It compares four bytes at once as one number, after those that all texts
 * of a range begin with; the ranges that are alike so far are sorted by their next bytes (Bentley and Sedgewick 1997, Fast Algorithms for Sorting
 * and Searching Strings, with words in place of characters).
 */
export function sortTextsByBytes(texts: PackedTexts, order: Int32Array): void {
  const view = new DataView(texts.bytes.buffer, texts.bytes.byteOffset, texts.bytes.length);
  // Four bytes, and the number of the text in the lower half.
  const words = new BigUint64Array(order.length);
  const halves = new Uint32Array(words.buffer);
  const open = [{ from: 0, to: order.length, depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    const { from, to } = range;
    const depth = to - from > short ? commonTo(texts, order, range) : -1;
    if (depth < 0) {
      sortShort(texts, view, order, halves, range);
      continue;
    }
    fill(texts, view, order, halves, { from, to, depth });
    words.subarray(from, to).sort();
    for (let i = from; i < to; i++) order[i] = halves[2 * i + 1 - upper];
    for (let start = from, i = from + 1; i <= to; i++) {
      if (i < to && halves[2 * i + upper] === halves[2 * start + upper]) continue;
      if (i - start > 1) open.push({ from: start, to: i, depth: depth + 4 });
      start = i;
    }
  }
  freeArrays(words);
}

interface Range {
  from: number;
  to: number;
  /** How many bytes are the same in all its texts, where one that ends before counts as if it had bytes 0. */
  depth: number;
}

/** How many bytes all texts of a range begin with; -1 if none has more than `depth`. */
function commonTo({ bytes, starts }: PackedTexts, order: Int32Array, { from, to, depth }: Range): number {
  const first = starts[order[from]];
  let common = starts[order[from] + 1] - first;
  let isLonger = common > depth;
  for (let i = from + 1; i < to && !(isLonger && common <= depth); i++) {
    const start = starts[order[i]];
    const length = starts[order[i] + 1] - start;
    const most = Math.min(common, length);
    let at = depth;
    while (at < most && bytes[start + at] === bytes[first + at]) at++;
    common = Math.min(most, at);
    isLonger ||= length > depth;
  }
  return isLonger ? Math.max(common, depth) : -1;
}

/** Four bytes of each text from `depth`. An end is as a byte 0. */
function fill(
  { bytes, starts }: PackedTexts,
  view: DataView,
  order: Int32Array,
  halves: Uint32Array,
  { from, to, depth }: Range
): void {
  for (let i = from; i < to; i++) {
    const at = starts[order[i]] + depth;
    const left = starts[order[i] + 1] - at;
    halves[2 * i + 1 - upper] = order[i];
    if (left >= 4) halves[2 * i + upper] = view.getUint32(at);
    else
      halves[2 * i + upper] =
        ((left > 0 ? bytes[at] : 0) << 24) | ((left > 1 ? bytes[at + 1] : 0) << 16) | ((left > 2 ? bytes[at + 2] : 0) << 8);
  }
}

function sortShort(texts: PackedTexts, view: DataView, order: Int32Array, halves: Uint32Array, range: Range): void {
  const { from, to, depth } = range;
  fill(texts, view, order, halves, range);
  for (let i = from + 1; i < to; i++) {
    const number = order[i];
    const word = halves[2 * i + upper];
    let at = i;
    for (; at > from; at--) {
      const before = halves[2 * (at - 1) + upper];
      if (before < word || (before === word && !isAfter(texts, order[at - 1], number, depth))) break;
      order[at] = order[at - 1];
      halves[2 * at + upper] = before;
    }
    order[at] = number;
    halves[2 * at + upper] = word;
  }
}

function isAfter({ bytes, starts }: PackedTexts, one: number, other: number, depth: number): boolean {
  const [a, b] = [starts[one], starts[other]];
  const [aLength, bLength] = [starts[one + 1] - a, starts[other + 1] - b];
  const least = Math.min(aLength, bLength);
  for (let at = depth <= least ? depth : 0; at < least; at++)
    if (bytes[a + at] !== bytes[b + at]) return bytes[a + at] > bytes[b + at];
  return aLength > bLength;
}
