import { readBitsAt } from './readBitsAt';

export interface DeltaReader {
  /** Fills the beginning of a list with the next `count` numbers. */
  read(target: Int32Array | BigInt64Array, count: number): void;
  /** Where the bytes end that belong to the numbers, after all of them were read. */
  end(): number;
}

const longestBlock = 2 ** 16;

/**
 * Reads numbers of 32 or 64 bits as differences (DELTA_BINARY_PACKED): the first, then blocks of differences to a smallest one, in
 * miniblocks that each have a width. Sums wrap around, as the format wants.
 *
 * @throws Error unless there are exactly `count` whole numbers.
 */
export function createDeltaReader(bytes: Buffer, from: number, count: number, bits: 32 | 64): DeltaReader {
  let at = from;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (at >= bytes.length) throw endsEarly();
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Error('a number has more than ten bytes');
  };
  const zigzag = (): bigint => {
    const value = varint();
    return (value >> 1n) ^ -(value & 1n);
  };
  const block = Number(varint());
  const minis = Number(varint());
  const said = Number(varint());
  const size = block / minis;
  if (!(block > 0 && block <= longestBlock && Number.isInteger(size) && size % 8 === 0))
    throw new Error(`numbers kept as differences are in ${minis} parts of ${block}`);
  if (said !== count) throw new Error(`a page has ${said} numbers where ${count} are expected`);
  let last = zigzag();
  let given = 0;
  let smallest = 0n;
  let widths: number[] = [];
  let mini = { from: 0, width: 0, taken: size };

  const begin = (): void => {
    if (widths.length === 0) {
      smallest = zigzag();
      if (minis > bytes.length - at) throw endsEarly();
      widths = [...bytes.subarray(at, at + minis)];
      at += minis;
    }
    const width = widths.shift()!;
    if (width > bits) throw new Error(`a difference has ${width} bits`);
    if ((size / 8) * width > bytes.length - at) throw endsEarly();
    mini = { from: at, width, taken: 0 };
    at += (size / 8) * width;
  };
  const difference = (): bigint => {
    if (mini.taken === size) begin();
    const { from: start, width } = mini;
    const i = mini.taken++;
    if (width === 0) return 0n;
    if (width <= 32) return BigInt(readBitsAt(bytes, start, width, i));
    return wideAt(bytes, start, width, i);
  };

  return {
    read(target, wanted) {
      for (let i = 0; i < wanted; i++) {
        if (given++ > 0) {
          // A new block changes the smallest difference.
          const more = difference();
          last = BigInt.asIntN(bits, last + smallest + more);
        }
        if (target instanceof BigInt64Array) target[i] = last;
        else target[i] = Number(last);
      }
    },
    end: () => at
  };
}

/** A number of 33 to 64 bits. */
function wideAt(bytes: Buffer, from: number, width: number, index: number): bigint {
  const bit = index * width;
  let at = from + Math.floor(bit / 8);
  const shift = bit % 8;
  let [value, have] = [BigInt(bytes[at++]), 8];
  for (; have < width + shift; have += 8) value |= BigInt(bytes[at++]) << BigInt(have);
  return BigInt.asUintN(width, value >> BigInt(shift));
}

function endsEarly(): Error {
  return new Error('numbers kept as differences end too early');
}
