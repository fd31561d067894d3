import { createGrowingInts, type GrowingOptions } from '../columns/createGrowingFloats';
import type { DistinctTexts } from '../columns/createCategoryColumn';
import { freeArrays } from '../columns/freeArrays';
import { createByteDictionary } from './createByteDictionary';
import { TextState, type CsvAddon } from './loadCsvAddon';
import { createRecentTextCache, type RecentCodes } from './createRecentTextCache';
import { numberNotes, createNumberParser } from './createNumberParser';
import type { Records } from './createRecordScanner';
import { sortUtf8 } from './sortUtf8';

const quote = 34;
/** What a number is among categories. */
const parser = createNumberParser();

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

/** So many texts are taken one by one after one that the addon leaves. */
const stretch = 32;
/** For fewer texts a call of the addon does not pay. */
const fewest = 16;

/** Fields of a column that are taken at once. */
interface Stretch {
  /** The first of them, and how many there are to the next one of the column. */
  field: number;
  width: number;
  /** Their codes go there, from `into` up to `stop`. */
  piece: Int32Array;
  into: number;
  stop: number;
  /** Until there are so many different texts. */
  most: number;
}

/** Beyond its characters what a text takes, with its places in a hash table and in lists. */
const bytesOfText = 64;

/**
 * @param longest how many bytes a text has at the most that stands for a missing value.
 * @param words counts the texts that stand for a missing value.
 * @param options `addon` finds most of the texts, if there is one; the others are of the codes.
 */
export function createTextColumnCollector(
  isMissing: (text: string) => boolean,
  longest: number,
  words: Map<string, number>,
  { addon, ...kept }: { addon?: CsvAddon | undefined } & GrowingOptions = {}
): TextsFromBytes {
  const dictionary = createByteDictionary(longest);
  const codes = createGrowingInts(kept);
  /** The code of each text of the dictionary, and the text of each code. */
  let known = new Int32Array(16);
  const numbers = createGrowingInts();
  const missing = new Map<number, string>();
  let count = 0;
  let lately: RecentCodes | undefined;

  const note = (number: number, code: number): number => {
    if (number >= known.length) {
      const more = new Int32Array(2 * known.length);
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
  const find = (bytes: Buffer, view: DataView, start: number, end: number): number => {
    const before = dictionary.length();
    const number = dictionary.find(bytes, view, start, end);
    const code = number === before ? codeOfNew(number) : known[number];
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
  const codeAt = ({ bytes, view, starts, ends }: Records, field: number): number => {
    const start = starts[field];
    const end = ends[field];
    if (start === end) return -1;
    if (end < 0) {
      const length = unescape(bytes, start, ~end);
      return find(plain, plainView, 0, length);
    }
    if (!lately || end - start > 8 || start + 8 > view.byteLength) return find(bytes, view, start, end);
    return lately.find(view, start, end) ?? lately.keep(find(bytes, view, start, end));
  };
  const state = new Int32Array(TextState.states);
  /** How many fields the addon has taken. */
  const takeMany = (found: CsvAddon, records: Records, { field, width, piece, into, stop, most }: Stretch): number => {
    const before = dictionary.length();
    state[TextState.field] = field;
    state[TextState.fieldStep] = width;
    state[TextState.into] = into;
    state[TextState.stop] = stop;
    state[TextState.codes] = count;
    state[TextState.mostCodes] = Math.min(most, 2 ** 31 - 1);
    dictionary.findMany(found, records, known, piece, state);
    for (let number = before; number < dictionary.length(); number++) numbers.push(number);
    count = state[TextState.codes];
    return state[TextState.into] - into;
  };
  const take = (records: Records, place: number, width: number, from: number, most: number): number => {
    const { count: all } = records;
    if (all >= many) lately ??= createRecentTextCache();
    let record = from;
    while (record < all) {
      const { piece, from: begin } = codes.room();
      const stop = Math.min(all, record + piece.length - begin);
      let into = begin;
      while (record < stop && count < most) {
        const finder = stop - record >= fewest ? addon : undefined;
        if (finder) {
          const found = takeMany(finder, records, {
            field: record * width + place,
            width,
            piece,
            into,
            stop: into + stop - record,
            most
          });
          into += found;
          record += found;
          if (record === stop || count >= most) break;
        }
        // What the addon leaves comes seldom alone.
        const until = finder ? Math.min(stop, record + stretch) : stop;
        for (let field = record * width + place; record < until && count < most; record++, into++, field += width)
          piece[into] = codeAt(records, field);
      }
      codes.grown(into - begin);
      if (count >= most) return record;
    }
    return all;
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
    bytes: () => dictionary.characters() + bytesOfText * dictionary.length()
  };
}

export function countWord(words: Map<string, number>, word: string, count = 1): void {
  if (word !== '') words.set(word, (words.get(word) ?? 0) + count);
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
