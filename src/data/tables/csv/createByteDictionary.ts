import { freeArrays } from '../columns/freeArrays';
import { TextState, type CsvAddon } from './loadCsvAddon';
import type { Records } from './createRecordScanner';
import type { PackedTexts } from '../columns/sortTextsByBytes';

/** The different texts of a column, found by their bytes. */
export interface ByteDictionary {
  /** The number of the text without blanks around it, in the order in which they came. */
  find(bytes: Buffer, view: DataView, start: number, end: number): number;
  /** `findTexts` of the addon over this dictionary. */
  findMany(
    addon: CsvAddon,
    records: Pick<Records, 'bytes' | 'starts' | 'ends'>,
    known: Int32Array,
    codes: Int32Array,
    state: Int32Array
  ): void;
  /** How many there are. */
  length(): number;
  /** How many bytes they are. */
  characters(): number;
  /** Whether one is short or begins or ends with a character of several bytes: it may be a word for a missing value, or have such blanks around it. */
  isDoubtful(number: number): boolean;
  text(number: number): string;
  /** The texts of these numbers. */
  texts(numbers: Int32Array): string[];
  /** All of them, in UTF-8. */
  packed(): PackedTexts;
  /** Frees what finding takes; nothing is found any more. */
  end(): void;
  /** Frees all. */
  release(): void;
}

/** Places of texts have 31 bits. */
const mostBytes = 2 ** 31 - 1;
/** So many bytes become one text, of which the others are parts. */
const window = 2 ** 16;

/**
 * A hash table in typed arrays. A text is only its bytes until it is asked for: to make one by itself takes longer than to find it.
 *
 * @param longest how many bytes a text has that may be doubtful.
 */
export function createByteDictionary(longest: number): ByteDictionary {
  let bytesOf = Buffer.allocUnsafeSlow(64);
  /** Where each text begins in `bytesOf`, and after them where the next one will. */
  let starts = new Int32Array(9);
  let isWide = new Uint8Array(8);
  /** Beside each other the hash of a text and its number, plus 1: what is not there is mostly found out by one look into the memory. */
  let slots = new Int32Array(2 * 16);
  let last = 15;
  let count = 0;

  const put = (hash: number, place: number): void => {
    let slot = hash & last;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & last;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = place;
  };
  const growSlots = (): void => {
    const before = slots;
    slots = new Int32Array(2 * before.length);
    last = 2 * last + 1;
    for (let at = 0; at < before.length; at += 2) if (before[at + 1] !== 0) put(before[at], before[at + 1]);
    freeArrays(before);
  };
  const growTexts = (): void => {
    const wider = new Uint8Array(2 * count);
    wider.set(isWide);
    freeArrays(isWide);
    isWide = wider;
    starts = larger(starts, 2 * count + 1);
  };
  const growBytes = (used: number, least: number): void => {
    const before = bytesOf;
    // What is not written to takes no memory.
    bytesOf = Buffer.allocUnsafeSlow(Math.max(2 * before.length, least));
    before.copy(bytesOf, 0, 0, used);
    freeArrays(before);
  };
  const add = (bytes: Buffer, start: number, end: number, hash: number, isAscii: boolean): number => {
    if (count === isWide.length) growTexts();
    if (4 * count > 3 * last) growSlots();
    const at = starts[count];
    const next = at + end - start;
    if (next > mostBytes)
      throw new RangeError(
        'readCsv: expected different texts of at most 2 GiB in a column, got more; leave the column out with ignore'
      );
    if (next > bytesOf.length) growBytes(at, next);
    // A call for each text takes longer than its bytes.
    if (end - start > 100) bytes.copy(bytesOf, at, start, end);
    else for (let place = start, to = at; place < end; place++, to++) bytesOf[to] = bytes[place];
    starts[count + 1] = next;
    isWide[count] = isAscii ? 0 : 1;
    put(hash, ++count);
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
    for (let at = start; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true);
      any |= word;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    // The last four bytes once more, or fewer than four.
    let rest = 0;
    if (end - start >= 4) rest = view.getInt32(end - 4, true);
    else for (let at = start; at < end; at++) rest = (rest << 8) | bytes[at];
    any |= rest;
    hash = Math.imul(hash ^ rest, 0x85ebca6b);
    hash ^= hash >>> 13;
    for (let slot = hash & last; slots[2 * slot + 1] !== 0; slot = (slot + 1) & last)
      if (slots[2 * slot] === hash && isSame(slots[2 * slot + 1] - 1, bytes, start, end)) return slots[2 * slot + 1] - 1;
    return add(bytes, start, end, hash, (any & 0x80808080) === 0);
  };

  const text = (number: number): string =>
    isWide[number]
      ? bytesOf.toString('utf8', starts[number], starts[number + 1])
      : bytesOf.toString('latin1', starts[number], starts[number + 1]);
  /** How many characters a text of several bytes a character has. */
  const lengthOfWide = (number: number): number => {
    let length = 0;
    for (let at = starts[number]; at < starts[number + 1]; at++)
      if (!isContinuation(bytesOf[at])) length += bytesOf[at] < 0xf0 ? 1 : 2;
    return length;
  };
  const texts = (numbers: Int32Array): string[] => {
    const all = new Array<string>(numbers.length);
    const part = Buffer.allocUnsafeSlow(window);
    let [first, length, wide] = [0, 0, 0];
    /** Makes the texts from `first` on, whose bytes are in `part`. */
    const make = (end: number): void => {
      const joined = part.toString(wide ? 'utf8' : 'latin1', 0, length);
      // Bytes that are no UTF-8 may be more or fewer characters than counted.
      const isCounted = !wide || !joined.includes('\ufffd');
      for (let at = 0; first < end; first++) {
        const number = numbers[first];
        const size = isWide[number] ? lengthOfWide(number) : starts[number + 1] - starts[number];
        all[first] = isCounted ? joined.substring(at, (at += size)) : text(number);
      }
      length = wide = 0;
    };
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i];
      const [start, end] = [starts[number], starts[number + 1]];
      // Its first bytes must not become one character with the last ones of the text before.
      const isAlone = end - start > window || (isWide[number] === 1 && isContinuation(bytesOf[start]));
      if (isAlone || length + end - start > window) make(i);
      if (isAlone) {
        all[i] = text(number);
        first = i + 1;
        continue;
      }
      wide |= isWide[number];
      for (let at = start; at < end; at++) part[length++] = bytesOf[at];
    }
    make(numbers.length);
    return all;
  };
  return {
    find,
    findMany(addon, records, known, codes, state) {
      state[TextState.texts] = count;
      state[TextState.longest] = longest;
      addon.findTexts(records.bytes, records.starts, records.ends, slots, bytesOf, starts, isWide, known, codes, state);
      count = state[TextState.texts];
    },
    length: () => count,
    characters: () => starts[count],
    isDoubtful: (number) => {
      const [start, end] = [starts[number], starts[number + 1]];
      return end - start <= longest || bytesOf[start] > 127 || bytesOf[end - 1] > 127;
    },
    text,
    texts,
    packed: () => ({ bytes: bytesOf.subarray(0, starts[count]), starts }),
    end() {
      freeArrays(slots);
      slots = new Int32Array(0);
    },
    release: () => freeArrays(slots, starts, isWide, bytesOf)
  };
}

/** Of the blanks that `trim` takes away those of one byte. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Of UTF-8, a byte that is not the first one of a character. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function larger(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const all = new Int32Array(length);
  all.set(array);
  freeArrays(array);
  return all;
}
