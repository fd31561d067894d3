/** Some of an array's numbers as they arrive, and the index of the first. */
export type TakeNumbers = (numbers: ArrayLike<number>, from: number) => void;

type MakeNumbers = (bytes: ArrayBuffer) => ArrayLike<number>;

/** The types of numbers that arrays may have, by NumPy's names; b1 is boolean, and 64 bits are read as the nearest double. */
export const numberTypes: { [type: string]: MakeNumbers } = {
  b1: (bytes) => new Uint8Array(bytes),
  u1: (bytes) => new Uint8Array(bytes),
  i1: (bytes) => new Int8Array(bytes),
  u2: (bytes) => new Uint16Array(bytes),
  i2: (bytes) => new Int16Array(bytes),
  u4: (bytes) => new Uint32Array(bytes),
  i4: (bytes) => new Int32Array(bytes),
  u8: (bytes) => Array.from(new BigUint64Array(bytes), Number),
  i8: (bytes) => Array.from(new BigInt64Array(bytes), Number),
  f4: (bytes) => new Float32Array(bytes),
  f8: (bytes) => new Float64Array(bytes)
};

export function bytesOfType(type: string): number {
  return Number(type.slice(1));
}

/** A function that takes bytes, cut anywhere, and passes on the complete numbers. */
export function createNumberDecoder(type: string, take: TakeNumbers): (bytes: Buffer) => void {
  const width = bytesOfType(type);
  let rest = Buffer.alloc(0);
  let given = 0;
  return (bytes) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const whole = all.length - (all.length % width);
    // A copy, because numbers of several bytes must begin at a multiple of them.
    const numbers = numberTypes[type](Uint8Array.from(all.subarray(0, whole)).buffer);
    rest = Buffer.from(all.subarray(whole));
    take(numbers, given);
    given += numbers.length;
  };
}
