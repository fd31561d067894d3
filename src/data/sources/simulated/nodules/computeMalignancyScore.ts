import { mixSeeds, createRandom } from '../../../../stats/createRandom';
import { sampleNodule } from './sampleNodule';
import { isBenignCalcification, type Nodule } from './Nodule';

/**
 * Log-odds of malignancy without their intercept:
 * 5.39 (1.58 - sqrt(10 mm / diameter)) + 0.3 spicules + 20 lobulation + 1.2 if part-solid - 0.4 if ground glass - 4 (elongation - 1) - 5 if calcified in a
 * benign pattern. The term of size is that of McWilliams et al. 2013 (NEJM 369:910, full model with spiculation); that long or flat nodules
 * tend to be benign was found by Takashima et al. 2003 (AJR 180:955); the other weights are ours.
 */
export function computeMalignancyScore({ diameter, elongation, spicules, lobulation, density, calcification }: Nodule): number {
  const solidity = density === 'part-solid' ? 1.2 : density === 'ground glass' ? -0.4 : 0;
  const benign = isBenignCalcification(calcification) ? -5 : 0;
  return (
    5.3854 * (1.58113883 - Math.sqrt(10 / diameter)) + 0.3 * spicules + 20 * lobulation - 4 * (elongation - 1) + solidity + benign
  );
}

/** The chance that the readers call a nodule of this score malignant; without noise it is 0 or 1. */
export function computeMalignancyChance(score: number, intercept: number, readerNoise: number): number {
  const odds = score + intercept;
  return readerNoise === 0 ? Number(odds > 0) : 1 / (1 + Math.exp(-odds / readerNoise));
}

/** The intercept with which this share of the population is malignant. It depends on nothing else, so that rows do not depend on one another. */
export function solveIntercept(share: number, readerNoise: number): number {
  const scores = Float64Array.from({ length: 10_000 }, (_, i) =>
    computeMalignancyScore(sampleNodule(createRandom(mixSeeds(10_000, i))))
  );
  let [low, high] = [-60, 60];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const mean = scores.reduce((sum, one) => sum + computeMalignancyChance(one, middle, readerNoise), 0) / scores.length;
    if (mean < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
