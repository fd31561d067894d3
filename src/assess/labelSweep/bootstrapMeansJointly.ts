import { mixSeeds, createRandom } from '../../stats/createRandom';
import { bootstrapMeanScore, type SeedScores } from '../compare/bootstrapMeanScore';
import { chiSquares, createSeededNormals } from '../../stats/createSeededNormals';

/**
 * Joint resamples of several means over the same seeds: [means][resamples]. In each resample all means use the same drawn rows and the same
 * drawn seeds, so that their correlations are kept. A mean of few seeds varies too little when seeds are drawn from themselves; one factor
 * for all corrects this, so that each mean is spread as Student's t, as in `bootstrapMeanScore`.
 *
 * @param means each with the same number of seeds, or with one score that is the same for every seed.
 */
export function bootstrapMeansJointly(means: SeedScores[], seed: number): Float64Array[] {
  const resamples = means[0].shifts[0].length;
  const seeds = Math.max(...means.map(({ scores }) => scores.length));
  const weights = Array.from({ length: resamples }, seedWeights(seeds, seed));
  return means.map(({ scores, shifts }) => {
    // With a single score, only the spread by rows is left.
    const { draws } = bootstrapMeanScore(
      { scores: [scores.reduce((sum, score) => sum + score, 0) / scores.length], shifts },
      null,
      seed
    );
    if (scores.length === 1) return draws;
    return draws.map((draw, r) => scores.reduce((sum, score, s) => sum + weights[r][s] * score, draw));
  });
}

/** Returns the weight of each seed in the next resample of a mean; the weights add up to 0. */
function seedWeights(seeds: number, seed: number): () => Float64Array {
  const next = createRandom(mixSeeds(seed, 11));
  const squares = chiSquares(Math.max(1, seeds - 1), createSeededNormals(mixSeeds(seed, 12)));
  return () => {
    const weights = new Float64Array(seeds).fill(-1 / seeds);
    for (let s = 0; s < seeds; s++) weights[Math.floor(next() * seeds)] += 1 / seeds;
    // sqrt(n / (n - 1)) for the variance that n drawn of n lack, sqrt((n - 1) / squares) for the tails.
    const wider = Math.sqrt(seeds / squares());
    return weights.map((weight) => wider * weight);
  };
}
