import type { Dataset } from './Dataset';

/** A whole number of 53 bits for each row: among a million different rows two agree by chance once in 20,000 times. */
export function hashDatasetRows({ x, y }: Dataset): Float64Array {
  return hashesOfRows(x, x.length / y.length);
}

/** The same for rows of so many numbers. */
export function hashesOfRows(x: Float32Array, width: number): Float64Array {
  const bits = new Int32Array(x.buffer, x.byteOffset, x.length);
  const hashes = new Float64Array(x.length / width);
  for (let row = 0; row < hashes.length; row++) hashes[row] = hashBits(bits, row * width, (row + 1) * width);
  return hashes;
}

/** Of float32 numbers by their bits. */
function hashBits(bits: Int32Array, from: number, to: number): number {
  let [a, b] = [0x9e3779b9 | 0, 0x85ebca6b | 0];
  for (let at = from; at < to; at++) {
    // NaN has many bit patterns and zero has two.
    const size = bits[at] & 0x7fffffff;
    const value = size === 0 ? 0 : size > 0x7f800000 ? 0x7fc00000 : bits[at];
    a = Math.imul(a ^ value, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b + value, 0x85ebca77);
    b ^= b >>> 15;
  }
  return (finish(a) & 0x1fffff) * 2 ** 32 + (finish(b ^ Math.imul(a, 0x27d4eb2f)) >>> 0);
}

/** The last step of MurmurHash3: every bit of the input changes half of the bits of the output. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
