import { randomBytes } from 'node:crypto';

/** One point of a polynomial whose value at 0 is the secret. */
export interface SecretShare {
  /** From 1. */
  at: number;
  /** Hexadecimal. */
  value: string;
}

/** A prime above all secrets of 32 bytes. */
const prime = 2n ** 521n - 1n;
const secretBytes = 32;

/**
 * Shares of a secret of 32 bytes: any `threshold` of them give it back, and fewer say nothing about it. They are points of a random polynomial of degree threshold - 1, modulo 2^521 - 1.
 *
 * Shamir 1979, "How to Share a Secret".
 */
export function shareSecret(secret: Uint8Array, threshold: number, shares: number): SecretShare[] {
  const coefficients = [toNumber(secret), ...Array.from({ length: threshold - 1 }, drawNumber)];
  return Array.from({ length: shares }, (_, i) => {
    const at = BigInt(i + 1);
    const value = coefficients.reduceRight((sum, coefficient) => modulo(sum * at + coefficient), 0n);
    return { at: i + 1, value: value.toString(16) };
  });
}

/** The secret from as many shares as the threshold, by Lagrange's polynomials at 0. From fewer, or wrong ones, comes something else. */
export function joinShares(shares: readonly SecretShare[]): Buffer {
  let secret = 0n;
  for (const own of shares) {
    let [above, below] = [1n, 1n];
    for (const other of shares) {
      if (other.at === own.at) continue;
      above = modulo(above * BigInt(other.at));
      below = modulo(below * BigInt(other.at - own.at));
    }
    secret = modulo(secret + BigInt(`0x${own.value}`) * above * inverse(below));
  }
  const digits = secret.toString(16).padStart(2 * secretBytes, '0');
  return Buffer.from(digits.slice(-2 * secretBytes), 'hex');
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** Each number below the prime with the same probability. */
function drawNumber(): bigint {
  const drawn = BigInt.asUintN(521, toNumber(randomBytes(66)));
  return drawn < prime ? drawn : drawNumber();
}

function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

/** By Euclid's algorithm. */
function inverse(value: bigint): bigint {
  let [a, b] = [value, prime];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return modulo(x);
}
