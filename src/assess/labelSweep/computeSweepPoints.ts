import type { Matrix } from '../../data/Matrix';
import type { Estimate } from '../../record/Comparison';
import type { LabelSweepPoint, LabelsSaved } from '../../record/LabelSweep';
import { checkComparison } from '../compare/checkComparison';
import { bootstrapMeansJointly } from './bootstrapMeansJointly';
import { bootstrapMeanScore, type BootstrapMean, type SeedScores } from '../compare/bootstrapMeanScore';
import { computeIntervalEstimate } from '../compare/computeIntervalEstimate';
import { computeLabelsNeeded, shareSaved } from './computeLabelsNeeded';
import { prepareMetric } from '../../metrics/inputs/prepareMetric';
import type { Metric } from '../../metrics/inputs/Metric';
import { computePercentileInterval } from '../../stats/computePercentileInterval';
import { countRarerClass } from '../compare/countRarerClass';
import { drawHeavierTails } from '../compare/drawHeavierTails';
import { resampleScores } from '../compare/resampleScores';

export interface SweepInputs {
  /** Rising; the first may be 0. */
  counts: number[];
  /** [counts][seeds] logits of the measured rows; none for 0 labels. */
  alone: Matrix[][];
  distilled: Matrix[][];
  labels: Int32Array;
  groups?: ArrayLike<number>;
  classes: number;
  metric: Metric;
  resamples?: number;
  confidence: number;
}

export interface SweepResult {
  resamples: number;
  points: LabelSweepPoint[];
}

/** The points of a sweep from the logits of its models; see `labelSweep` for the method. */
export async function computeSweepPoints(inputs: SweepInputs): Promise<SweepResult> {
  const { counts, labels, groups, metric, confidence } = inputs;
  const tried = counts.filter((count) => count > 0);
  const without = nothingKnown(inputs);
  const checked = checkComparison({
    models: Object.fromEntries([
      ...counts.map((count, i) => [`distilled with ${count} labels`, inputs.distilled[i]] as const),
      ...tried.map((count) => [`alone with ${count} labels`, inputs.alone[counts.indexOf(count)]] as const),
      ...(without ? [['nothing', without] as const] : [])
    ]),
    labels,
    groups,
    metrics: [metric],
    of: `distilled with ${counts[0]} labels`,
    against: [],
    resamples: inputs.resamples,
    confidence
  });
  const scores = (await resampleScores(checked))[0];
  const distilled = scores.slice(0, counts.length);
  const alone = scores.slice(counts.length, counts.length + tried.length);
  const curve = [...scores.slice(counts.length + tried.length), ...alone];
  const tails = drawHeavierTails(countRarerClass(checked), checked.resamples, checked.seed);
  const estimate = (one: SeedScores): Estimate =>
    computeIntervalEstimate(bootstrapMeanScore(one, null, checked.seed, tails), one.scores, metric.range, confidence);
  const saved = savedOf(counts, distilled, without ? [0, ...tried] : tried, curve, metric, checked);
  return {
    resamples: checked.resamples,
    points: counts.map((count, i) => ({
      labels: count,
      alone: count === 0 ? null : estimate(alone[tried.indexOf(count)]),
      distilled: estimate(distilled[i]),
      saved: saved[i],
      gap: gapOf(bootstrapMeanScore(distilled[i], alone[alone.length - 1], checked.seed), confidence)
    }))
  };
}

/** How far the mean is from that of all labels without a teacher. */
function gapOf({ mean, draws }: BootstrapMean, confidence: number): NonNullable<LabelSweepPoint['gap']> {
  const { low, high } = computePercentileInterval(draws, confidence);
  return { mean, low, high };
}

function savedOf(
  counts: number[],
  distilled: SeedScores[],
  curveCounts: number[],
  curve: SeedScores[],
  { better }: Metric,
  { confidence, seed }: { confidence: number; seed: number }
): LabelsSaved[] {
  const sign = better === 'higher' ? 1 : -1;
  const drawn = bootstrapMeansJointly([...curve, ...distilled], seed).map((draws) => draws.map((draw) => sign * draw));
  const meanOf = ({ scores }: SeedScores) => (sign * scores.reduce((sum, score) => sum + score, 0)) / scores.length;
  const means = curve.map(meanOf);
  return counts.map((count, i) => {
    const { needed, isBound } = computeLabelsNeeded(curveCounts, means, meanOf(distilled[i]));
    const shares = drawn[curve.length + i].map((score, r) => {
      const scores = curve.map((_, k) => drawn[k][r]);
      return shareSaved(count, computeLabelsNeeded(curveCounts, scores, score).needed);
    });
    const { low, high } = computePercentileInterval(shares, confidence);
    return { needed, share: { mean: shareSaved(count, needed), low, high }, isBound };
  });
}

/**
 * The score of a model that knows no row, only the class frequencies: the start of the curve for labels alone. Null if the metric is not
 * defined for it.
 */
function nothingKnown({ labels, groups, classes, metric }: SweepInputs): Matrix | null {
  const sizes = new Float64Array(classes);
  for (const label of labels) sizes[label]++;
  const row = Array.from(sizes, (size) => Math.log((size + 0.5) / (labels.length + 0.5 * classes)));
  const values = Float32Array.from({ length: labels.length * classes }, (_, i) => row[i % classes]);
  const logits = { rows: labels.length, columns: classes, values };
  return Number.isFinite(prepareMetric(metric, { logits, labels, ...(groups && { groups }) })()) ? logits : null;
}
