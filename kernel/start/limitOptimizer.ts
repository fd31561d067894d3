import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from optimizing functions whose bytecode is longer than this. After some 500 cells it does so with one of the translator's that has fifty
 * thousand lines, which takes 140 MB, and the C library keeps these. What people write is far shorter.
 */
export function limitOptimizer(): void {
  setFlagsFromString('--max-optimized-bytecode-size=25000');
}
