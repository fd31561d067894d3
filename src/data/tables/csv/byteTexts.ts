import { growingInts } from '../columns/growingArrays';
import { byteDictionary } from './byteDictionary';
import type { Records } from './recordScanner';

const quote = 34;

/** The texts of a column as numbers of different texts, -1 where one is missing. */
export interface ByteTexts {
  /** Takes the fields of a column, beginning with a record, until there are `most` different texts; the record after the last one taken. */
  take(records: Records, place: number, width: number, from: number, most: number): number;
  /** The different texts without blanks around them, in the order in which they came. */
  texts: string[];
  codes(): Int32Array;
  /** What the different texts take. */
  bytes(): number;
}

/** Beyond its characters what a text takes, with its places in a hash table and in lists. */
const bytesOfText = 64;

/** @param words counts the texts that stand for a missing value. */
export function byteTexts(isMissing: (text: string) => boolean, words: Map<string, number>): ByteTexts {
  const dictionary = byteDictionary();
  const codes = growingInts();
  const texts: string[] = [];
  const codeOf = growingCodes();
  let characters = 0;
  /** Made when the first text has blanks of several bytes around it: it may be one of those that came before. */
  let known: Map<string, number> | undefined;

  const codeOfNew = (found: string): number => {
    const text = found.trim();
    characters += text.length;
    if (isMissing(text)) return -1;
    if (text !== found) known ??= new Map(texts.map((one, code) => [one, code]));
    const code = known?.get(text) ?? texts.push(text) - 1;
    known?.set(text, code);
    return code;
  };
  const find = (bytes: Buffer, start: number, end: number): number => {
    const number = dictionary.find(bytes, start, end);
    if (number === codeOf.length()) codeOf.push(codeOfNew(dictionary.texts[number]));
    const code = codeOf.at(number);
    if (code < 0) countWord(words, dictionary.texts[number].trim());
    return code;
  };
  let plain: Buffer = Buffer.alloc(0);
  /** Copies bytes to `plain`, with one quote for two; how many there are then. */
  const unescape = (bytes: Buffer, start: number, end: number): number => {
    if (end - start > plain.length) plain = Buffer.alloc(2 * (end - start));
    let length = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] === quote) at++;
      plain[length++] = bytes[at];
    }
    return length;
  };
  const take = (records: Records, place: number, width: number, from: number, most: number): number => {
    const { bytes, starts, ends, count } = records;
    for (let record = from, field = from * width + place; record < count; record++, field += width) {
      const start = starts[field];
      const end = ends[field];
      if (start === end) codes.push(-1);
      else if (end >= 0) codes.push(find(bytes, start, end));
      else {
        const length = unescape(bytes, start, ~end);
        codes.push(find(plain, 0, length));
      }
      if (texts.length >= most) return record + 1;
    }
    return count;
  };
  return { take, texts, codes: () => codes.done(), bytes: () => characters + bytesOfText * codeOf.length() };
}

export function countWord(words: Map<string, number>, word: string): void {
  if (word !== '') words.set(word, (words.get(word) ?? 0) + 1);
}

function growingCodes() {
  let codes = new Int32Array(16);
  let length = 0;
  return {
    length: () => length,
    at: (i: number) => codes[i],
    push(code: number) {
      if (length === codes.length) {
        const larger = new Int32Array(2 * length);
        larger.set(codes);
        codes = larger;
      }
      codes[length++] = code;
    }
  };
}
