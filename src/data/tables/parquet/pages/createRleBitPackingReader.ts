import { readBitsAt } from './readBitsAt';

/** Fills the beginning of a list with the next `count` numbers. */
export type ReadNumbers = (target: Int32Array | Uint8Array, count: number) => void;

/**
 * Reads numbers of `width` bits, 0 to 32, in runs: one repeated, or packed in groups of eight (RLE / bit-packing hybrid). Numbers of 32 bits come out signed.
 *
 * @throws Error when the bytes end before the numbers do.
 */
export function createRleBitPackingReader(bytes: Buffer, from: number, end: number, width: number): ReadNumbers {
  const valueBytes = Math.ceil(width / 8);
  let at = from;
  let [left, repeated] = [0, 0];
  let packed: { from: number; taken: number } | undefined;

  const begin = (): void => {
    const head = readHead();
    const size = Math.floor(head / 2);
    if (head % 2 === 0) {
      if (at + valueBytes > end) throw endsEarly();
      repeated = valueBytes === 0 ? 0 : bytes.readUIntLE(at, valueBytes);
      if (repeated >= 2 ** width) throw new Error(`a number of ${width} bits is ${repeated}`);
      at += valueBytes;
      [left, packed] = [size, undefined];
    } else {
      // The last run of some writers is cut where its numbers end.
      left = width === 0 ? 8 * size : Math.min(8 * size, Math.floor((8 * (end - at)) / width));
      if (size > 0 && left === 0) throw endsEarly();
      packed = { from: at, taken: 0 };
      at = Math.min(end, at + size * width);
    }
  };
  const readHead = (): number => {
    let head = 0;
    for (let i = 0; i < 5; i++) {
      if (at >= end) throw endsEarly();
      head += (bytes[at] & 0x7f) * 2 ** (7 * i);
      if (bytes[at++] < 0x80) return head;
    }
    throw new Error('the length of a run has more than five bytes');
  };

  return (target, count) => {
    for (let done = 0; done < count;) {
      while (left === 0) begin();
      const take = Math.min(left, count - done);
      if (!packed) target.fill(repeated, done, done + take);
      else if (width === 0) target.fill(0, done, done + take);
      else {
        for (let i = 0; i < take; i++) target[done + i] = readBitsAt(bytes, packed.from, width, packed.taken + i);
        packed.taken += take;
      }
      left -= take;
      done += take;
    }
  };
}

function endsEarly(): Error {
  return new Error('a run of numbers ends too early');
}
