import { mixSeeds, random } from '../../stats/random';
import { bootstrapMean, type SeedScores } from '../compare/bootstrapMean';
import { chiSquares, seededNormals } from '../../stats/seededNormals';

/**
 * Where several means over the same seeds might have been together: [means][resamples]. In a resample all see the same rows drawn again and the same
 * seeds drawn again, so that what seeds and rows have in common stays so. What a mean of few seeds drawn from themselves varies too little is made up
 * by a factor for all, with which each mean is spread as Student's t, as in `bootstrapMean`.
 *
 * @param means of as many seeds each, or of one that is the same with every seed.
 */
export function bootstrapCurve(means: SeedScores[], seed: number): Float64Array[] {
  const resamples = means[0].shifts[0].length;
  const seeds = Math.max(...means.map(({ scores }) => scores.length));
  const weights = Array.from({ length: resamples }, seedWeights(seeds, seed));
  return means.map(({ scores, shifts }) => {
    // A score without seeds leaves the spread by rows.
    const { draws } = bootstrapMean(
      { scores: [scores.reduce((sum, score) => sum + score, 0) / scores.length], shifts },
      null,
      seed
    );
    if (scores.length === 1) return draws;
    return draws.map((draw, r) => scores.reduce((sum, score, s) => sum + weights[r][s] * score, draw));
  });
}

/** Gives what each seed adds to a mean in the next resample; the weights add up to 0. */
function seedWeights(seeds: number, seed: number): () => Float64Array {
  const next = random(mixSeeds(seed, 11));
  const squares = chiSquares(Math.max(1, seeds - 1), seededNormals(mixSeeds(seed, 12)));
  return () => {
    const weights = new Float64Array(seeds).fill(-1 / seeds);
    for (let s = 0; s < seeds; s++) weights[Math.floor(next() * seeds)] += 1 / seeds;
    // sqrt(n / (n - 1)) for the variance that n drawn of n lack, sqrt((n - 1) / squares) for the tails.
    const wider = Math.sqrt(seeds / squares());
    return weights.map((weight) => wider * weight);
  };
}
