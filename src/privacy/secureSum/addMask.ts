import { createCipheriv } from 'node:crypto';

/** Adds the stream of a seed to numbers modulo 2^64, in place, or takes it away: AES-256 in counter mode. A seed of 32 bytes is used once. */
export function addMask(values: BigUint64Array, seed: Uint8Array, sign: 1 | -1): void {
  const cipher = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16));
  const mask = new BigUint64Array(new Uint8Array(cipher.update(Buffer.alloc(8 * values.length))).buffer);
  if (sign === 1) for (let i = 0; i < values.length; i++) values[i] = BigInt.asUintN(64, values[i] + mask[i]);
  else for (let i = 0; i < values.length; i++) values[i] = BigInt.asUintN(64, values[i] - mask[i]);
}
