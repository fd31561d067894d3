import { randomFillSync } from 'node:crypto';
import type { Random } from '../../stats/createRandom';

const numbersAtOnce = 8192;

/** Uniform numbers in [0, 1) of 53 bits from the cryptographic generator of the system, which nobody can guess or repeat. */
export function createSecretRandom(): Random {
  const words = new Uint32Array(2 * numbersAtOnce);
  let next = words.length;
  return () => {
    if (next === words.length) {
      randomFillSync(words);
      next = 0;
    }
    const high = words[next++] >>> 5;
    return (high * 2 ** 26 + (words[next++] >>> 6)) / 2 ** 53;
  };
}
