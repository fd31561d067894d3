import { showValue } from '../../checks/showValue';

/** Fraction bits of a number in the ring of 64 bits: its step is 2^-32. */
const fractionBits = 32;

/** Numbers are rounded to multiples of this. */
export const fixedPointStep = 2 ** -fractionBits;

/** The largest number that each of so many clients may have, so that their sum stays in the ring. */
export function largestNumber(clients: number): number {
  return 2 ** (63 - fractionBits) / clients - 1;
}

/**
 * Numbers as whole numbers modulo 2^64: multiples of the step, negative ones from the top.
 *
 * @throws RangeError for a number that is not finite, or with which the sum of all clients could overflow.
 */
export function encodeFixedPoint(subject: string, name: string, values: Float32Array, clients: number): BigUint64Array {
  const largest = largestNumber(clients);
  const out = new BigUint64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (!(Math.abs(values[i]) <= largest))
      throw new RangeError(
        `${subject}: expected numbers from -${largest} to ${largest}, with ${clients} clients, got ${showValue(values[i])} at place ${i} of client "${name}"; scale them down`
      );
    out[i] = BigInt.asUintN(64, BigInt(Math.round(values[i] / fixedPointStep)));
  }
  return out;
}

export function decodeFixedPoint(values: BigUint64Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = Number(BigInt.asIntN(64, values[i])) * fixedPointStep;
  return out;
}
