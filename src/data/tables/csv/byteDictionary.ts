import type { PackedTexts } from '../columns/sortBytes';

/** The different texts of a column, found by their bytes. */
export interface ByteDictionary {
  /** The number of the text without blanks around it, in the order in which they came. */
  find(bytes: Buffer, view: DataView, start: number, end: number): number;
  /** How many there are. */
  length(): number;
  /** Whether one is short or begins or ends with a character of several bytes: it may be a word for a missing value, or have such blanks around it. */
  isDoubtful(number: number): boolean;
  text(number: number): string;
  /** The texts of these numbers, which are in order. */
  texts(numbers: Int32Array): string[];
  /** All of them, in UTF-8. */
  packed(): PackedTexts;
}

/** So many bytes become one text, of which the others are parts. */
const window = 2 ** 20;

/**
 * A hash table in typed arrays. A text is only its bytes until it is asked for: to make one by itself takes longer than to find it.
 *
 * @param longest how many bytes a text has that may be doubtful.
 */
export function byteDictionary(longest: number): ByteDictionary {
  let bytesOf = Buffer.alloc(64);
  /** Where each text begins in `bytesOf`, and after them where the next one will. */
  let starts = new Int32Array(9);
  let isWide = new Uint8Array(8);
  let hashes = new Int32Array(8);
  let slots = new Int32Array(16);
  let count = 0;

  const freeSlot = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    const size = 2 * count;
    [hashes, starts] = [larger(hashes, size), larger(starts, size + 1)];
    const wider = new Uint8Array(size);
    wider.set(isWide);
    isWide = wider;
    slots = new Int32Array(2 * size);
    for (let number = 0; number < count; number++) slots[freeSlot(hashes[number])] = number + 1;
  };
  const add = (bytes: Buffer, start: number, end: number, hash: number, isAscii: boolean): number => {
    if (count === hashes.length) grow();
    const at = starts[count];
    const next = at + end - start;
    if (next > bytesOf.length) bytesOf = Buffer.concat([bytesOf.subarray(0, at)], Math.max(2 * bytesOf.length, next));
    bytes.copy(bytesOf, at, start, end);
    starts[count + 1] = next;
    isWide[count] = isAscii ? 0 : 1;
    hashes[count] = hash;
    slots[freeSlot(hash)] = ++count;
    return count - 1;
  };
  const isSame = (number: number, bytes: Buffer, start: number, end: number): boolean => {
    let at = starts[number];
    if (starts[number + 1] - at !== end - start) return false;
    for (let place = start; place < end; place++, at++) if (bytesOf[at] !== bytes[place]) return false;
    return true;
  };

  const find: ByteDictionary['find'] = (bytes, view, from, to) => {
    let start = from;
    let end = to;
    while (start < end && isBlank(bytes[start])) start++;
    while (start < end && isBlank(bytes[end - 1])) end--;
    let hash = end - start;
    let any = 0;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true);
      any |= word;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (; at < end; at++) {
      any |= bytes[at];
      hash = Math.imul(hash ^ bytes[at], 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = slots[slot] - 1;
      if (hashes[number] === hash && isSame(number, bytes, start, end)) return number;
    }
    return add(bytes, start, end, hash, (any & 0x80808080) === 0);
  };

  const text = (number: number): string =>
    isWide[number]
      ? bytesOf.toString('utf8', starts[number], starts[number + 1])
      : bytesOf.toString('latin1', starts[number], starts[number + 1]);
  const texts = (numbers: Int32Array): string[] => {
    const all: string[] = [];
    let [part, begin, end] = ['', 0, 0];
    for (const number of numbers) {
      const [start, stop] = [starts[number], starts[number + 1]];
      if (isWide[number]) {
        all.push(text(number));
        continue;
      }
      if (stop > end) {
        [begin, end] = [start, Math.max(stop, Math.min(start + window, starts[count]))];
        part = bytesOf.toString('latin1', begin, end);
      }
      all.push(part.substring(start - begin, stop - begin));
    }
    return all;
  };
  return {
    find,
    length: () => count,
    isDoubtful: (number) => {
      const [start, end] = [starts[number], starts[number + 1]];
      return end - start <= longest || bytesOf[start] > 127 || bytesOf[end - 1] > 127;
    },
    text,
    texts,
    packed: () => ({ bytes: bytesOf.subarray(0, starts[count]), starts })
  };
}

/** Of the blanks that `trim` takes away those of one byte. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function larger(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const all = new Int32Array(length);
  all.set(array);
  return all;
}
