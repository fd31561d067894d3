import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { createRandom, mixSeeds, type Random } from '../../stats/createRandom';
import type { TextFile } from './textFiles/TextFile';

export interface SnippetsOptions {
  /** How many bytes a snippet has. A shorter file gives none. */
  bytes: number;
  /** How many are cut from each file. Default 1. */
  each?: number;
  /** Where a snippet begins: at a random "line" (default), or "anywhere". */
  from?: 'line' | 'anywhere';
  /** Default 0. */
  seed?: number;
}

/** A piece of a file. */
export interface Snippet extends TextFile {
  /** Which of the files it was cut from. */
  file: number;
}

const subject = 'snippets';
/** Below as many bytes that are no white space there is nothing to read. */
const leastInk = 8;

/**
 * Random pieces of files, of one length in bytes. A piece begins at the first line after a random place, where enough bytes follow, or else at that place; with `from: 'anywhere'` always at that place. It may end within a word, and within a letter of several bytes. Pieces with fewer
 * than 8 bytes of anything but white space are drawn anew, ten times at most. What is drawn of a file depends on the seed, its number and the length alone.
 *
 * @param files of `kd.data.textFiles`, or any bytes with a label and a group.
 * @returns the pieces, file after file; they share the memory of the files.
 * @throws TypeError or RangeError for anything but such files, and options out of bounds.
 * @example
 * ```ts
 * const bytes = new TextEncoder().encode('first line\nsecond line\nthird line\n');
 * const [piece] = kd.data.snippets([{ bytes, label: 0, group: 0 }], { bytes: 10, seed: 1 });
 * piece.bytes.length; // 10
 * ```
 */
export function snippets(files: readonly TextFile[], options: SnippetsOptions): Snippet[] {
  checkOptions(subject, options, ['bytes', 'each', 'from', 'seed']);
  const { bytes, each = 1, from = 'line', seed = 0 } = options ?? {};
  checkNumber(subject, 'bytes', bytes, { integer: true, atLeast: 1, atMost: 2 ** 31 - 1 });
  checkNumber(subject, 'each', each, { integer: true, atLeast: 1, atMost: 10_000 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  if (from !== 'line' && from !== 'anywhere')
    throw new TypeError(`${subject}: expected from to be "line" or "anywhere", got ${showValue(from)}; give one of them`);
  checkFiles(files);
  return files.flatMap((one, file) => {
    if (one.bytes.length < bytes) return [];
    const next = createRandom(mixSeeds(seed, file, bytes));
    return Array.from({ length: each }, () => ({ ...one, file, bytes: cut(one.bytes, bytes, from, next) }));
  });
}

function cut(whole: Uint8Array, length: number, from: 'line' | 'anywhere', next: Random): Uint8Array {
  const last = whole.length - length;
  const begin = () => {
    const place = Math.floor(next() * (last + 1));
    const end = from === 'line' && place > 0 ? whole.indexOf(lineFeed, place - 1) : -1;
    return end >= 0 && end + 1 <= last ? end + 1 : place;
  };
  let piece = whole.subarray(0, 0);
  for (let tries = 0; tries < 11 && countInk(piece) < Math.min(leastInk, length); tries++) {
    const at = begin();
    piece = whole.subarray(at, at + length);
  }
  return piece;
}

const lineFeed = 10;

/** Bytes that are neither a space nor a tab, line feed or the like. */
function countInk(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + Number(byte > 32), 0);
}

function checkFiles(files: unknown): void {
  if (!isSafeToInspect(files) || !Array.isArray(files))
    throw new TypeError(`${subject}: expected a list of files, got ${showValue(files)}; give those of kd.data.textFiles`);
  const odd = Array.from(files).findIndex(
    (one: unknown) => !isSafeToInspect(one) || !((one as TextFile | null)?.bytes instanceof Uint8Array)
  );
  if (odd >= 0)
    throw new TypeError(
      `${subject}: expected files of the form {bytes, label, group}, got ${showValue(files[odd])} at ${odd}; give those of kd.data.textFiles`
    );
}
