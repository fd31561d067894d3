import { freeArrays } from './freeArrays';

/** A typed array to which numbers are appended. */
export interface GrowingArray<T> {
  push(value: number): void;
  /** A piece with room for at least one number, and the place of the first: what is written there is kept when `grown` says how many. */
  room(): { piece: T; from: number };
  grown(count: number): void;
  /** The numbers so far; the same array until more are appended. */
  done(): T;
}

/** Keeps pieces of arrays elsewhere than in memory. */
export interface Spill {
  /** Appends a piece; where it is. */
  append(piece: ArrayBufferView): number;
  /** Reads what was appended there. */
  read(place: number, into: ArrayBufferView): void;
}

export interface GrowingOptions {
  /** Keeps full pieces. Left out: they stay in memory. */
  spill?: Spill | undefined;
  /** How many numbers there will be, as far as is known by now; 0 if nothing is. Default 0. */
  expected?: () => number;
}

export function createGrowingFloats(options?: GrowingOptions): GrowingArray<Float64Array> {
  return growing((length) => new Float64Array(length), options);
}

export function createGrowingInts(options?: GrowingOptions): GrowingArray<Int32Array> {
  return growing((length) => new Int32Array(length), options);
}

const largest = 2 ** 16;
/** So few do not take memory outside the heap, which matters if there are very many columns. */
const fewest = 8;

/** The beginning of a file may tell little of its end: so many times the numbers that are there is the most that is made room for. */
const mostAtOnce = 16;
/** So much of an array may be empty in the end. */
const spare = 1 / 16;

/** In pieces: an array that doubled would for a moment take three times its size. Once it is known how many numbers there will be, in one piece, which needs no copy. */
function growing<T extends Float64Array | Int32Array>(
  make: (length: number) => T,
  { spill, expected = () => 0 }: GrowingOptions = {}
): GrowingArray<T> {
  const full: T[] = [];
  /** Where the first of the full pieces are, those that are not in memory. */
  const spilt: { place: number; length: number }[] = [];
  let piece = make(fewest);
  let at = 0;
  /** Somebody may still use it. */
  let given: T | undefined;
  const keep = (one: T) => ({ place: spill!.append(one), length: one.length });
  const makeRoom = (): void => {
    if (at < piece.length) return;
    const isLarge = spill !== undefined && piece.length >= largest;
    if (isLarge) {
      spilt.push(...full.splice(0).map(keep), keep(piece));
      at = 0;
      if (piece.length === largest && piece !== given) return;
    } else full.push(piece);
    const count = lengthOf(full);
    const all = spill ? 0 : Math.min(mostAtOnce * count, Math.ceil((1 + spare / 2) * expected()));
    // Most of it is still to come, so that little is copied.
    if (count >= largest / 16 && all > 2 * count) {
      piece = joined(all);
      at = count;
      return;
    }
    piece = make(Math.max(fewest, Math.min(largest, 2 * piece.length)));
    at = 0;
  };
  /** A new array with the full pieces from `start` on; they are freed. */
  const joined = (length: number, start = 0): T => {
    const all = make(length);
    for (const one of full) {
      all.set(one, start);
      start += one.length;
    }
    freeArrays(...full.splice(0).filter((one) => one !== given));
    return all;
  };
  return {
    push(value) {
      makeRoom();
      piece[at++] = value;
    },
    room() {
      makeRoom();
      return { piece, from: at };
    },
    grown(count) {
      at += count;
    },
    done() {
      if (full.length === 0 && spilt.length === 0 && at >= (1 - spare) * piece.length)
        return (given = piece = at === piece.length ? piece : (piece.subarray(0, at) as T));
      const first = lengthOf(spilt);
      const count = first + lengthOf(full) + at;
      const all = joined(count, first);
      let start = 0;
      for (const { place, length } of spilt.splice(0)) {
        spill!.read(place, all.subarray(start, start + length));
        start += length;
      }
      all.set(piece.subarray(0, at), count - at);
      if (piece !== given) freeArrays(piece);
      // Who asks again gets the same.
      piece = given = all;
      at = all.length;
      return all;
    }
  };
}

function lengthOf(pieces: readonly { length: number }[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
