import type { Random } from './createRandom';

/** Two independent standard normal numbers from two uniform ones (Box and Muller 1958). */
export function sampleBoxMuller(next: Random): [number, number] {
  // 1 - u is never 0, whose logarithm is not finite.
  const radius = Math.sqrt(-2 * Math.log(1 - next()));
  const angle = 2 * Math.PI * next();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
