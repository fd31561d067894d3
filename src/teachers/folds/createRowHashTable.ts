/** Looks up rows by their contents, whatever their order: a hash table in typed arrays. */
export interface RowHashTable {
  /** Different rows. */
  count: number;
  /** [rows]: the number of each row's content; equal rows share it. */
  ids: Int32Array;
  /** [count, 2]: 64 bits of each content. */
  hashes: Uint32Array;
  /** The content's number of row `row` of `words`, which are its float32 words; -1 where no row was equal. */
  find(words: Uint32Array, row: number): number;
}

/**
 * Numbers the contents of rows. Two rows are equal if all their numbers are: NaN equals NaN here, and 0 equals -0. Contents are compared by
 * a 64-bit hash, so in a table of a million rows two different rows count as equal once in 40 million tables.
 */
export function createRowHashTable(words: Uint32Array, columns: number): RowHashTable {
  const rows = words.length / columns;
  const capacity = 2 ** Math.ceil(Math.log2(2 * rows + 1));
  const slots = new Int32Array(capacity).fill(-1);
  const hashes = new Uint32Array(2 * rows);
  const ids = new Int32Array(rows);
  const hash = new Uint32Array(2);
  let count = 0;
  /** The slot that holds the hash, or the free one where it belongs. */
  const slotOf = () => {
    let slot = hash[0] & (capacity - 1);
    while (slots[slot] >= 0 && (hashes[2 * slots[slot]] !== hash[0] || hashes[2 * slots[slot] + 1] !== hash[1]))
      slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  for (let row = 0; row < rows; row++) {
    hashRow(words, row * columns, columns, hash);
    const slot = slotOf();
    if (slots[slot] < 0) {
      hashes.set(hash, 2 * count);
      slots[slot] = count++;
    }
    ids[row] = slots[slot];
  }
  const find = (others: Uint32Array, row: number) => {
    hashRow(others, row * columns, columns, hash);
    return slots[slotOf()];
  };
  return { count, ids, hashes: hashes.slice(0, 2 * count), find };
}

/** The float32 numbers as words, without a copy. */
export function wordsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

/** Two 32-bit hashes of a row with unlike multipliers, each mixed as MurmurHash3 does (Austin Appleby, public domain). */
function hashRow(words: Uint32Array, start: number, columns: number, hash: Uint32Array): void {
  let a = columns;
  let b = ~columns;
  for (let i = start; i < start + columns; i++) {
    const word = canonical(words[i]);
    a = Math.imul(a ^ mix(word, 0xcc9e2d51, 0x1b873593), 5) + 0xe6546b64;
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ mix(word, 0x85ebca6b, 0xc2b2ae35), 9) + 0x38495ab5;
    b = (b << 17) | (b >>> 15);
  }
  hash[0] = finish(a ^ Math.imul(b, 0x9e3779b1));
  hash[1] = finish(b ^ Math.imul(a, 0x7feb352d));
}

/** All NaN are missing, and -0 is 0. */
function canonical(word: number): number {
  if ((word & 0x7fffffff) > 0x7f800000) return 0x7fc00000;
  return word === 0x80000000 ? 0 : word;
}

function mix(word: number, first: number, second: number): number {
  const k = Math.imul(word, first);
  return Math.imul((k << 15) | (k >>> 17), second);
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
