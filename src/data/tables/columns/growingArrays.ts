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

export function growingFloats(): GrowingArray<Float64Array> {
  return growing((length) => new Float64Array(length));
}

export function growingInts(): GrowingArray<Int32Array> {
  return growing((length) => new Int32Array(length));
}

const largest = 2 ** 16;
/** So few do not take memory outside the heap, which matters if there are very many columns. */
const fewest = 8;

/** In pieces: an array that doubled would for a moment take three times its size. */
function growing<T extends Float64Array | Int32Array>(make: (length: number) => T): GrowingArray<T> {
  const full: T[] = [];
  let piece = make(fewest);
  let at = 0;
  /** Somebody may still use it. */
  let given: T | undefined;
  const makeRoom = (): void => {
    if (at < piece.length) return;
    full.push(piece);
    piece = make(Math.max(fewest, Math.min(largest, 2 * piece.length)));
    at = 0;
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
      if (full.length === 0 && at === piece.length) return (given = piece);
      const all = make(full.reduce((sum, { length }) => sum + length, at));
      let start = 0;
      for (const one of full) {
        all.set(one, start);
        start += one.length;
      }
      all.set(piece.subarray(0, at), start);
      freeArrays(...[...full, piece].filter((one) => one !== given));
      // Who asks again gets the same.
      full.length = 0;
      piece = given = all;
      at = all.length;
      return all;
    }
  };
}
