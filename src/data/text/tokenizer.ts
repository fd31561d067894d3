import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset } from '../checkDataset';
import type { AnyDataset, Dataset } from '../Dataset';

export interface TokenizerOptions {
  /** How many token numbers there are at most, with padding and the unknown word: the most frequent words get one. Default 5,000. */
  vocabulary?: number;
  /** Tokens of a row: a longer text is cut at its end. Default as many words as the longest of the texts has. */
  length?: number;
}

/** Turns texts into rows of token numbers. */
export interface Tokenizer {
  /** The word of each token number; 0 is padding and 1 a word that is not known, both "". */
  words: string[];
  /** Tokens of a row. */
  length: number;
  /** Rows of token numbers, one after the other, [texts, length]. */
  encode(texts: readonly string[]): Float32Array;
  /** The texts of the rows of a dataset in place of its rows: labels, classes, groups and weights stay. */
  rows(texts: readonly string[], data: AnyDataset): Dataset;
}

/** Rows may be many, words of one text not. */
const mostLength = 10_000;

/**
 * Token numbers for the words of texts: a word is a run of letters, digits and apostrophes, in lower case. The most frequent words of the given texts have numbers from 2 on (of equally frequent ones, the first in the alphabet comes first); 0 is
 * padding and 1 any other word. Make it of the train texts alone, and use it for all. `kd.models.textEncoder` and `kd.layers.tokenEmbedding` take such rows.
 *
 * @throws TypeError or RangeError for anything but texts, texts without a word, and options out of bounds.
 * @example
 * ```ts
 * const tokens = kd.tokenizer(['The dog sleeps', 'The cat sits by the dog']);
 * tokens.encode(['the bird sits']); // 2, 1, 6, 0, 0, 0
 * const data = kd.dataset({ x: [[0], [0]], y: [0, 1], classes: 2 });
 * const text = tokens.rows(['The dog sleeps', 'The cat sits'], data); // shape [6], the same labels
 * kd.models.textEncoder({ vocabulary: tokens.words.length, length: tokens.length, width: 8, depth: 1, heads: 2, classes: 2 });
 * ```
 */
export function tokenizer(texts: readonly string[], options: TokenizerOptions = {}): Tokenizer {
  const subject = 'tokenizer';
  checkOptions(subject, options, ['vocabulary', 'length']);
  const most = checkNumber(subject, 'vocabulary', options.vocabulary ?? 5000, { integer: true, atLeast: 3, atMost: 1_000_000 });
  const split = wordsOfTexts(subject, texts);
  const longest = split.reduce((sum, one) => Math.max(sum, one.length), 0);
  const usual = Math.min(mostLength, Math.max(1, longest));
  const length = checkNumber(subject, 'length', options.length ?? usual, { integer: true, atLeast: 1, atMost: mostLength });
  const counts = new Map<string, number>();
  for (const word of split.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size === 0)
    throw new RangeError(
      `${subject}: expected words in the texts, got none in ${split.length}; give the texts of the train rows`
    );
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const words = ['', '', ...order.slice(0, most - 2).map(([word]) => word)];
  const numbers = new Map(words.map((word, number) => [word, number]));
  const encode = (given: readonly string[]) => {
    const all = wordsOfTexts(`${subject}: encode`, given);
    const rows = new Float32Array(all.length * length);
    for (const [row, own] of all.entries())
      own.slice(0, length).forEach((word, i) => (rows[row * length + i] = numbers.get(word) ?? 1));
    return rows;
  };
  return {
    words,
    length,
    encode,
    rows(given, data) {
      checkAnyDataset(data, `${subject}: rows`, { targets: true });
      const x = encode(given);
      if (given.length !== data.y.length)
        throw new RangeError(
          `${subject}: rows: expected a text for each of the ${data.y.length} rows of "${data.name}", got ${given.length}; give those of its recordings`
        );
      const { features: _, ...rest } = data;
      return { ...rest, name: `${data.name}, text`, x, shape: [length] };
    }
  };
}

function wordsOfTexts(subject: string, texts: unknown): string[][] {
  if (!isSafeToInspect(texts) || !Array.isArray(texts) || texts.length === 0)
    throw new TypeError(`${subject}: expected a list of texts, got ${showValue(texts)}; give ["a text", ...]`);
  return Array.from(texts, (text: unknown, i) => {
    if (typeof text !== 'string')
      throw new TypeError(`${subject}: expected a text at ${i}, got ${showValue(text)}; give texts alone`);
    return text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  });
}
