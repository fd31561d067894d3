import { growingInts } from '../columns/growingArrays';
import type { DistinctTexts } from '../columns/categoryColumn';
import { freeArrays } from '../columns/freeArrays';
import { byteDictionary } from './byteDictionary';
import type { CsvAddon } from './csvAddon';
import { recentTextCodes, type RecentCodes } from './recentTextCodes';
import { numberNotes, numberParser } from './numberParser';
import type { Records } from './recordScanner';
import { sortUtf8 } from './sortUtf8';

const quote = 34;
/** What a number is among categories. */
const parser = numberParser();

/** The texts of a column as codes of different texts, -1 where one is missing. */
export interface TextsFromBytes extends DistinctTexts {
  /** Takes the fields of a column, beginning with a record, until there are `most` different texts; the record after the last one taken. */
  take(records: Records, place: number, width: number, from: number, most: number): number;
  /** The different texts without blanks around them, in the order in which they came. */
  each(): Iterable<string>;
  codes(): Int32Array;
  /** What the different texts take. */
  bytes(): number;
  /** Frees what taking more of them needs. */
  end(): void;
  /** Frees all. */
  release(): void;
}

/** So many texts are made at once. */
const portion = 1024;

/** A piece of so many records is one of a file with few enough columns for a little memory of each. */
const many = 1000;

/** A text of the dictionary that has no code yet. */
const unknown = -2;

/** Beyond its characters what a text takes, with its places in a hash table and in lists. */
const bytesOfText = 64;

/**
 * @param longest how many bytes a text has at the most that stands for a missing value.
 * @param words counts the texts that stand for a missing value.
 */
export function textsFromBytes(
  isMissing: (text: string) => boolean,
  longest: number,
  words: Map<string, number>,
  addon?: Pick<CsvAddon, 'number'>
): TextsFromBytes {
  const dictionary = byteDictionary(longest, addon);
  const codes = growingInts();
  /** The code of each text of the dictionary, and the text of each code. */
  let known = new Int32Array(16).fill(unknown);
  const numbers = growingInts();
  const missing = new Map<number, string>();
  let count = 0;
  let lately: RecentCodes | undefined;

  const note = (number: number, code: number): number => {
    if (number >= known.length) {
      const more = new Int32Array(Math.max(2 * known.length, number + 1)).fill(unknown, known.length);
      more.set(known);
      freeArrays(known);
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
  const find = (bytes: Buffer, view: DataView, start: number, end: number): number =>
    codeOf(dictionary.find(bytes, view, start, end));
  const codeOf = (number: number): number => {
    const isKnown = number < known.length && known[number] !== unknown;
    const code = isKnown ? known[number] : codeOfNew(number);
    if (code < 0) countWord(words, missing.get(number) ?? '');
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
  const takeFew = (records: Records, place: number, width: number, from: number, until: number, most: number): number => {
    const { bytes, view, starts, ends, count: all } = records;
    if (all >= many) lately ??= recentTextCodes();
    let record = from;
    while (record < until) {
      const { piece, from: begin } = codes.room();
      const stop = Math.min(until, record + piece.length - begin);
      let into = begin;
      for (let field = record * width + place; record < stop && count < most; record++, into++, field += width) {
        const start = starts[field];
        const end = ends[field];
        if (start === end) piece[into] = -1;
        else if (end < 0) {
          const length = unescape(bytes, start, ~end);
          piece[into] = find(plain, plainView, 0, length);
        } else if (lately && end - start <= 8 && start + 8 <= view.byteLength)
          piece[into] = lately.find(view, start, end) ?? lately.keep(find(bytes, view, start, end));
        else piece[into] = find(bytes, view, start, end);
      }
      codes.grown(into - begin);
      if (count >= most) return record;
    }
    return until;
  };
  const take = (records: Records, place: number, width: number, from: number, most: number): number => {
    const { findMany } = dictionary;
    if (!findMany || most < Infinity) return takeFew(records, place, width, from, records.count, most);
    let record = from;
    while (record < records.count) {
      const { piece, from: begin } = codes.room();
      const stop = Math.min(records.count, record + piece.length - begin);
      const before = dictionary.length();
      const end = findMany(records, place, width, record, stop, piece, begin);
      // In the order in which they came.
      for (let number = before; number < dictionary.length(); number++)
        if (number >= known.length || known[number] === unknown) codeOfNew(number);
      for (let at = begin; at < begin + end - record; at++) if (piece[at] >= 0) piece[at] = codeOf(piece[at]);
      codes.grown(end - record);
      record = end < stop ? takeFew(records, place, width, end, end + 1, Infinity) : end;
    }
    return record;
  };
  return {
    take,
    count: () => count,
    texts: () => dictionary.texts(numbers.done()),
    *each() {
      const all = numbers.done();
      for (let from = 0; from < count; from += portion) yield* dictionary.texts(all.subarray(from, from + portion));
    },
    codes: () => codes.done(),
    numbers() {
      const { bytes, starts } = dictionary.packed();
      const [all, values, notes] = [numbers.done(), new Float64Array(count), numberNotes()];
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const view = viewOf(buffer);
      all.forEach((number, code) => parser.parse(buffer, view, starts[number], starts[number + 1], values, code, notes));
      return values;
    },
    sort(order) {
      const all = numbers.done();
      for (let place = 0; place < order.length; place++) order[place] = all[order[place]];
      sortUtf8(dictionary.packed(), order);
      for (let place = 0; place < order.length; place++) order[place] = known[order[place]];
    },
    end: dictionary.end,
    release() {
      dictionary.release();
      freeArrays(known, numbers.done(), codes.done());
    },
    bytes: () => dictionary.bytes() + bytesOfText * dictionary.length()
  };
}

export function countWord(words: Map<string, number>, word: string): void {
  if (word !== '') words.set(word, (words.get(word) ?? 0) + 1);
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
