/** Ranges that are shorter are sorted by comparing whole texts. */
const short = 24;

/** Where the upper half of a 64-bit number lies. */
const upper = new Uint8Array(Uint32Array.of(1).buffer)[0];

/**
 * Sorts the numbers of different texts as `<` sorts the texts, and changes `order` itself. It compares four characters at once as one number,
 * after those that all texts of a range begin with; the ranges that are alike so far are sorted by their next characters (Bentley and Sedgewick
 * 1997, Fast Algorithms for Sorting and Searching Strings, with words in place of characters).
 */
export function sortTexts(texts: readonly string[], order: Int32Array): void {
  // Four characters, and the number of the text in the lower half.
  const words = new BigUint64Array(order.length);
  const halves = new Uint32Array(words.buffer);
  const open = [{ from: 0, to: order.length, depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    const { from, to } = range;
    const depth = to - from > short ? commonTo(texts, order, range) : Infinity;
    if (depth === Infinity) {
      sortShort(texts, order, from, to);
      continue;
    }
    const length = fill(texts, order, halves, { from, to, depth });
    words.subarray(from, to).sort();
    for (let i = from; i < to; i++) order[i] = halves[2 * i + 1 - upper];
    for (let start = from, i = from + 1; i <= to; i++) {
      if (i < to && halves[2 * i + upper] === halves[2 * start + upper]) continue;
      if (i - start > 1) open.push({ from: start, to: i, depth: depth + length });
      start = i;
    }
  }
}

interface Range {
  from: number;
  to: number;
  /** How many characters are the same in all its texts. */
  depth: number;
}

/** How many characters all texts of a range begin with; Infinity if none has more. */
function commonTo(texts: readonly string[], order: Int32Array, { from, to, depth }: Range): number {
  const first = texts[order[from]];
  let common = first.length;
  let isLonger = false;
  for (let i = from + 1; i < to; i++) {
    const text = texts[order[i]];
    let at = depth;
    while (at < common && text.charCodeAt(at) === first.charCodeAt(at)) at++;
    common = Math.min(common, at);
    isLonger ||= text.length > depth;
  }
  return isLonger || first.length > depth ? Math.max(common, depth) : Infinity;
}

/** Four characters of each text from `depth`, or two if one of them takes more than a byte; returns how many. An end is as a character 0. */
function fill(texts: readonly string[], order: Int32Array, halves: Uint32Array, { from, to, depth }: Range): number {
  for (let i = from; i < to; i++) {
    const text = texts[order[i]];
    const left = text.length - depth;
    const a = left > 0 ? text.charCodeAt(depth) : 0;
    const b = left > 1 ? text.charCodeAt(depth + 1) : 0;
    const c = left > 2 ? text.charCodeAt(depth + 2) : 0;
    const d = left > 3 ? text.charCodeAt(depth + 3) : 0;
    if ((a | b | c | d) > 255) return fillWide(texts, order, halves, { from, to, depth });
    halves[2 * i + upper] = (a << 24) | (b << 16) | (c << 8) | d;
    halves[2 * i + 1 - upper] = order[i];
  }
  return 4;
}

function fillWide(texts: readonly string[], order: Int32Array, halves: Uint32Array, { from, to, depth }: Range): number {
  for (let i = from; i < to; i++) {
    const text = texts[order[i]];
    const left = text.length - depth;
    halves[2 * i + upper] = ((left > 0 ? text.charCodeAt(depth) : 0) << 16) | (left > 1 ? text.charCodeAt(depth + 1) : 0);
    halves[2 * i + 1 - upper] = order[i];
  }
  return 2;
}

function sortShort(texts: readonly string[], order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const number = order[i];
    const text = texts[number];
    let at = i;
    for (; at > from && texts[order[at - 1]] > text; at--) order[at] = order[at - 1];
    order[at] = number;
  }
}
