import { computeMean } from '../../stats/computeMean';
import { mixSeeds } from '../../stats/createRandom';
import { chiSquares, createSeededNormals } from '../../stats/createSeededNormals';

/** A model in one metric: the score of each training, and how far each resample of the rows is from it. */
export interface SeedScores {
  /** [seeds] */
  scores: number[];
  /** [seeds][resamples] score of the drawn rows minus the score of the rows. */
  shifts: Float64Array[];
}

/** A mean over seeds and its resampled values: one draw per resample. */
export interface BootstrapMean {
  mean: number;
  /** [resamples] */
  draws: Float64Array;
}

/**
 * The mean over seeds of a model, or of its difference from another: see `compare`.
 *
 * @param tails from `drawHeavierTails`. Left out for differences, which need no correction: a lack of rows affects both models.
 */
export function bootstrapMeanScore(
  model: SeedScores,
  against: SeedScores | null,
  seed: number,
  tails?: Float64Array | null
): BootstrapMean {
  const parts = against ? differenceOf(model, against) : [model];
  const resamples = model.shifts[0].length;
  const shift = new Float64Array(resamples);
  let [mean, interaction] = [0, 0];
  parts.forEach(({ scores, shifts }, k) => {
    const sign = k === 0 ? 1 : -1;
    mean += sign * computeMean(scores);
    for (const one of shifts) for (let r = 0; r < resamples; r++) shift[r] += (sign * one[r]) / shifts.length;
    interaction += interactionOf(shifts) / shifts.length;
  });
  const ofRows = varianceOf(shift);
  // Differences between seeds that come from the drawn rows are already in the variance between seeds.
  const kept = ofRows > 0 ? Math.sqrt(Math.max(0, 1 - interaction / ofRows)) : 0;
  const draws = shift.map((one, r) => mean + kept * one * (tails?.[r] ?? 1));
  parts.forEach(({ scores }, k) => addSeeds(draws, scores, mixSeeds(seed, k + 1)));
  return { mean, draws };
}

/** One part if seed i of one model is paired with seed i of the other, or if one of them is the same for every seed; otherwise two. */
function differenceOf(model: SeedScores, against: SeedScores): SeedScores[] {
  const [own, others] = [model.scores.length, against.scores.length];
  if (own !== others && own > 1 && others > 1) return [model, against];
  const pairs = Array.from({ length: Math.max(own, others) }, (_, s) => [Math.min(s, own - 1), Math.min(s, others - 1)]);
  return [
    {
      scores: pairs.map(([a, b]) => model.scores[a] - against.scores[b]),
      shifts: pairs.map(([a, b]) => model.shifts[a].map((shift, r) => shift - against.shifts[b][r]))
    }
  ];
}

/** The variance between seeds of their shifts by the same rows, averaged over the resamples. */
function interactionOf(shifts: Float64Array[]): number {
  if (shifts.length < 2) return 0;
  const centred = shifts.map((one) => {
    const mean = computeMean(one);
    return one.map((shift) => shift - mean);
  });
  const across = centred[0].map((_, r) => varianceOf(centred.map((one) => one[r])));
  return computeMean(across);
}

/** Student's t with n - 1 degrees of freedom times the standard error of the mean of n seeds. */
function addSeeds(draws: Float64Array, scores: number[], seed: number): void {
  const degrees = scores.length - 1;
  const error = degrees > 0 ? Math.sqrt(varianceOf(scores) / scores.length) : 0;
  if (error === 0) return;
  const normal = createSeededNormals(seed);
  const squares = chiSquares(degrees, normal);
  for (let r = 0; r < draws.length; r++) draws[r] += (error * normal()) / Math.sqrt(squares() / degrees);
}

/** With n - 1 below. */
function varianceOf(values: ArrayLike<number>): number {
  const mean = computeMean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - mean) ** 2;
  return sum / (values.length - 1);
}
