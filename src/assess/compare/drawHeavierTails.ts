import { mixSeeds } from '../../stats/createRandom';
import { chiSquares, createSeededNormals } from '../../stats/createSeededNormals';

/**
 * For each resample the factor that turns a normal number into one of Student's t with n - 1 degrees of freedom, including the variance that is missing when
 * n are drawn from n: if there are few rows, draws from them vary too little. All models and metrics of a comparison share them.
 *
 * @param n how many rows (or groups) of the rarer class there are.
 * @returns null from a hundred on, where the factor is 1.
 */
export function drawHeavierTails(n: number, resamples: number, seed: number): Float64Array | null {
  if (n >= 100) return null;
  const degrees = Math.max(1, n - 1);
  const squares = chiSquares(degrees, createSeededNormals(mixSeeds(seed, 3)));
  return Float64Array.from({ length: resamples }, () => Math.sqrt((n / degrees) * (degrees / squares())));
}
