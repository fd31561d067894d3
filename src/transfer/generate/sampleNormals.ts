import type { Random } from '../../stats/random';

/** The given number of standard normal numbers, two from each pair of uniform ones (Box and Muller 1958). */
export function sampleNormals(count: number, next: Random): Float32Array {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    values[i] = radius * Math.cos(angle);
    if (i + 1 < count) values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}
