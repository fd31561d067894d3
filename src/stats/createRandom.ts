import { checkNumber } from '../checks/checkNumber';

/** The next number of a seeded sequence, in [0, 1). */
export type Random = () => number;

/**
 * A seeded sequence of uniform numbers in [0, 1): sfc32 (Chris Doty-Humphrey's small fast counter generator, period at
 * least 2^32, passes PractRand), started from the seed and a counter, with 12 rounds of warm-up.
 *
 * @throws TypeError or RangeError unless the seed is a whole number from 0 to 2^53 - 1.
 * @example
 * ```ts
 * const next = createRandom(7);
 * next() === createRandom(7)(); // true
 * ```
 */
export function createRandom(seed: number): Random {
  checkNumber('random', 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  // In a typed array, since numbers that a function keeps between calls take V8 longer.
  const state = Int32Array.of(0x9e3779b9, Math.floor(seed / 2 ** 32), seed, 1);
  const next = () => {
    const [a, b, c, counter] = [state[0], state[1], state[2], state[3]];
    const sum = (((a + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = (counter + 1) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Puts the values in a random order, in place (Fisher and Yates). */
export function shuffle<T extends Int32Array | number[]>(values: T, next: Random): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values;
}

/** One seed made of several numbers, so that (seed, epoch) and (seed + 1, epoch - 1) have nothing in common. */
export function mixSeeds(...seeds: number[]): number {
  return seeds.reduce((mixed, seed) => Math.floor(createRandom((mixed * 4093 + seed) % Number.MAX_SAFE_INTEGER)() * 2 ** 32), 0);
}
