import { computeRanking, once, type Ranking } from '../../metrics/ranking/computeRanking';
import { recallAtFalsePositivesOf } from '../../metrics/ranking/recallAtFalsePositives';
import { rocAucOf } from '../../metrics/ranking/rocAuc';
import { computePercentileInterval } from '../../stats/computePercentileInterval';
import { createBootstrapRowCounts } from '../../stats/createBootstrapRowCounts';
import { createRandom } from '../../stats/createRandom';
import type { AttackEstimate, MembershipAttack } from './MembershipAttackOptions';

export interface AttackScores {
  /** [models * rows] */
  ratios: Float64Array;
  /** [models * rows] */
  members: Int32Array;
  models: number;
  rows: number;
}

interface Resampling {
  resamples: number;
  confidence: number;
  seed: number;
}

/** Shares of false alarms at which members are counted. */
const rates = [0.01, 0.001];

/** One ranking of all models and rows, with intervals by a bootstrap that draws models and rows, both with replacement. */
export function estimateAttack(
  { ratios, members, models, rows }: AttackScores,
  { resamples, confidence, seed }: Resampling
): Pick<MembershipAttack, 'rocAuc' | 'recalls'> {
  const positives = members.reduce((sum, one) => sum + one, 0);
  const ranking = computeRanking({ scores: ratios, labels: members, positives });
  const next = createRandom(seed);
  const [drawModels, drawRows] = [models, rows].map((count) => createBootstrapRowCounts(count, undefined, next));
  const drawn = Array.from({ length: resamples }, () => {
    const [ofModel, ofRow] = [drawModels(), drawRows()];
    const counts = Int32Array.from(ratios, (_, i) => ofModel[Math.floor(i / rows)] * ofRow[i % rows]);
    return measures.map((measure) => measure(ranking, counts));
  });
  const [rocAuc, ...recalls] = measures.map((measure, i): AttackEstimate => {
    const draws = Float64Array.from(drawn, (values) => values[i]);
    const { low, high } = computePercentileInterval(draws, confidence);
    return { value: measure(ranking, once(ratios.length)), low, high };
  });
  return { rocAuc, recalls: recalls.map((recall, i) => ({ rate: rates[i], ...recall })) };
}

type Measure = (ranking: Ranking, counts: ArrayLike<number>) => number;

const measures: readonly Measure[] = [
  rocAucOf,
  ...rates.map(
    (rate): Measure =>
      (ranking, counts) =>
        recallAtFalsePositivesOf(ranking, counts, rate)
  )
];
