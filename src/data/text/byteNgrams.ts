import { checkList } from '../../checks/checkList';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';

export interface ByteNgramsOptions {
  /** Numbers of a row. Several n-grams may share one. Default 4,096. */
  columns?: number;
  /** How many bytes the n-grams have. Default [1, 2, 3, 4]. */
  lengths?: readonly number[];
}

/** Turns bytes into rows of one width, whatever their length. */
export interface ByteNgrams {
  /** Numbers of a row. */
  columns: number;
  /** Rows, one after the other, [texts, columns]. */
  encode(texts: readonly Uint8Array[]): Float32Array;
}

const subject = 'byteNgrams';

/**
 * Rows that say which short runs of bytes a text has, and how often: the n-grams of each length are hashed (FNV-1a, 32 bits) to one of the columns, x = log(1 + count), and each row has the
 * length 1, so that short and long texts are alike. Nothing is learnt: the rows of a text are the same everywhere. A text without an n-gram is a row of zeros.
 *
 * Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning", arXiv 0902.2206 (without its signs); byte n-grams for languages: Cavnar and Trenkle 1994, "N-Gram-Based Text Categorization".
 *
 * @throws TypeError or RangeError for options out of bounds; when it encodes, for anything but a list of byte arrays.
 * @example
 * ```ts
 * const ngrams = kd.byteNgrams({ columns: 64, lengths: [1, 2] });
 * const x = ngrams.encode([new TextEncoder().encode('let x = 1;'), new TextEncoder().encode('x := 1')]);
 * kd.dataset({ x, shape: [ngrams.columns], y: [0, 1], classes: ['javascript', 'pascal'] });
 * ```
 */
export function byteNgrams(options: ByteNgramsOptions = {}): ByteNgrams {
  checkOptions(subject, options, ['columns', 'lengths']);
  const columns = checkNumber(subject, 'columns', options.columns ?? 4096, { integer: true, atLeast: 2, atMost: 2 ** 24 });
  const given: unknown = options.lengths ?? [1, 2, 3, 4];
  checkList(subject, 'lengths', given);
  const lengths = Array.from(given as ArrayLike<number>, (length, i) =>
    checkNumber(subject, `lengths[${i}]`, length, { integer: true, atLeast: 1, atMost: 64 })
  );
  if (lengths.length === 0 || new Set(lengths).size < lengths.length)
    throw new RangeError(`${subject}: expected lengths that differ, got ${showValue(given)}; give each length once`);
  const wanted = new Set(lengths);
  const longest = Math.max(...lengths);
  return {
    columns,
    encode(texts) {
      checkTexts(texts);
      const rows = new Float32Array(texts.length * columns);
      texts.forEach((bytes, i) => {
        const row = rows.subarray(i * columns, (i + 1) * columns);
        countNgrams(bytes, wanted, longest, row);
        toUnitLength(row);
      });
      return rows;
    }
  };
}

/** Adds 1 to the column of each n-gram. */
function countNgrams(bytes: Uint8Array, wanted: ReadonlySet<number>, longest: number, row: Float32Array): void {
  for (let start = 0; start < bytes.length; start++) {
    let hash = 0x811c9dc5;
    const end = Math.min(start + longest, bytes.length);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ bytes[at], 0x01000193);
      if (wanted.has(at - start + 1)) row[(hash >>> 0) % row.length]++;
    }
  }
}

function toUnitLength(counts: Float32Array): void {
  let squares = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] > 0) squares += (counts[i] = Math.log1p(counts[i])) ** 2;
  if (squares === 0) return;
  const length = Math.sqrt(squares);
  for (let i = 0; i < counts.length; i++) counts[i] /= length;
}

function checkTexts(texts: unknown): void {
  if (!isSafeToInspect(texts) || !Array.isArray(texts))
    throw new TypeError(`${subject}: encode: expected a list of byte arrays, got ${showValue(texts)}; give [bytes, ...]`);
  const odd = Array.from(texts).findIndex((one: unknown) => !isSafeToInspect(one) || !(one instanceof Uint8Array));
  if (odd >= 0)
    throw new TypeError(
      `${subject}: encode: expected bytes at ${odd}, got ${showValue(texts[odd])}; give new TextEncoder().encode(text)`
    );
}
