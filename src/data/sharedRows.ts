import type { Dataset } from './Dataset';

/** How many rows of `part` are rows of `train` too, number for number. */
export function sharedRows(train: Dataset, part: Dataset): number {
  const width = train.x.length / train.y.length;
  const [bits, others] = [bitsOf(train.x), bitsOf(part.x)];
  const known = new Map<number, number>();
  for (let row = 0; row < train.y.length; row++) known.set(keyOf(bits, row * width, width), row);
  let shared = 0;
  for (let row = 0; row < part.y.length; row++) {
    const like = known.get(keyOf(others, row * width, width));
    if (like !== undefined && isEqual(bits, like * width, others, row * width, width)) shared++;
  }
  return shared;
}

function bitsOf({ buffer, byteOffset, length }: Float32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}

/** Two products of 32 bits in one number: rows of one key are nearly always equal. */
function keyOf(bits: Int32Array, begin: number, width: number): number {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = begin; i < begin + width; i++) {
    a = Math.imul(a ^ bits[i], 0x01000193);
    b = Math.imul(b + bits[i], 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11);
}

function isEqual(a: Int32Array, from: number, b: Int32Array, other: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (a[from + i] !== b[other + i]) return false;
  return true;
}
