import { growingInts } from '../columns/growingArrays';
import { byteDictionary } from './byteDictionary';
import type { Records } from './recordScanner';

const quote = 34;

/** The texts of a column as numbers of different texts, -1 where one is missing. */
export interface ByteTexts {
  /** Takes the fields of a column, beginning with a record, until there are `most` different texts; the record after the last one taken. */
  take(records: Records, place: number, width: number, from: number, most: number): number;
  /** How many different texts there are. */
  count(): number;
  /** The different texts without blanks around them, in the order in which they came. */
  texts(): string[];
  codes(): Int32Array;
  /** What the different texts take. */
  bytes(): number;
}

const bitsOfRecent = 8;
const recent = 2 ** bitsOfRecent;

/** Beyond its characters what a text takes, with its places in a hash table and in lists. */
const bytesOfText = 64;

/**
 * @param longest how many bytes a text has at the most that stands for a missing value.
 * @param words counts the texts that stand for a missing value.
 */
export function byteTexts(isMissing: (text: string) => boolean, longest: number, words: Map<string, number>): ByteTexts {
  const dictionary = byteDictionary(longest);
  const codes = growingInts();
  /** The code of each text of the dictionary, and the text of each code. */
  let known = new Int32Array(16);
  const numbers = growingInts();
  const missing = new Map<number, string>();
  let [count, characters] = [0, 0];

  const note = (number: number, code: number): number => {
    if (number >= known.length) {
      const more = new Int32Array(2 * known.length);
      more.set(known);
      known = more;
    }
    return (known[number] = code);
  };
  const codeOfNew = (number: number): number => {
    if (dictionary.isDoubtful(number)) {
      const found = dictionary.text(number);
      const text = found.trim();
      if (isMissing(text)) {
        missing.set(number, text);
        return note(number, -1);
      }
      // Blanks of several bytes: the text without them may be one of those that came before.
      if (text !== found) {
        note(number, -1);
        const bytes = Buffer.from(text);
        return note(number, find(bytes, viewOf(bytes), 0, bytes.length));
      }
    }
    numbers.push(number);
    return note(number, count++);
  };
  const find = (bytes: Buffer, view: DataView, start: number, end: number): number => {
    const before = dictionary.length();
    const number = dictionary.find(bytes, view, start, end);
    if (number === before) characters += end - start;
    const code = number === before ? codeOfNew(number) : known[number];
    if (code < 0) countWord(words, missing.get(number) ?? '');
    return code;
  };
  /** The codes of short texts that came lately, by their bytes. A text has no byte 0. */
  const [lows, highs, lately] = [new Int32Array(recent), new Int32Array(recent), new Int32Array(recent)];
  const findShort = (bytes: Buffer, view: DataView, start: number, end: number): number => {
    const length = end - start;
    const low = length >= 4 ? view.getInt32(start, true) : view.getInt32(start, true) & ((1 << (8 * length)) - 1);
    const high = length <= 4 ? 0 : view.getInt32(start + 4, true) & (length === 8 ? -1 : (1 << (8 * (length - 4))) - 1);
    const slot = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> (32 - bitsOfRecent);
    if (lows[slot] === low && highs[slot] === high) return lately[slot];
    const code = find(bytes, view, start, end);
    // One that is missing is counted each time.
    if (code >= 0) [lows[slot], highs[slot], lately[slot]] = [low, high, code];
    return code;
  };
  let plain: Buffer = Buffer.alloc(0);
  let plainView = viewOf(plain);
  /** Copies bytes to `plain`, with one quote for two; how many there are then. */
  const unescape = (bytes: Buffer, start: number, end: number): number => {
    if (end - start > plain.length) {
      plain = Buffer.alloc(2 * (end - start));
      plainView = viewOf(plain);
    }
    let length = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] === quote) at++;
      plain[length++] = bytes[at];
    }
    return length;
  };
  const take = (records: Records, place: number, width: number, from: number, most: number): number => {
    const { bytes, view, starts, ends, count: all } = records;
    for (let record = from, field = from * width + place; record < all; record++, field += width) {
      const start = starts[field];
      const end = ends[field];
      if (start === end) codes.push(-1);
      else if (end >= 0 && end - start <= 8 && start + 8 <= view.byteLength) codes.push(findShort(bytes, view, start, end));
      else if (end >= 0) codes.push(find(bytes, view, start, end));
      else {
        const length = unescape(bytes, start, ~end);
        codes.push(find(plain, plainView, 0, length));
      }
      if (count >= most) return record + 1;
    }
    return all;
  };
  return {
    take,
    count: () => count,
    texts: () => dictionary.texts(numbers.done()),
    codes: () => codes.done(),
    bytes: () => characters + bytesOfText * dictionary.length()
  };
}

export function countWord(words: Map<string, number>, word: string): void {
  if (word !== '') words.set(word, (words.get(word) ?? 0) + 1);
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
