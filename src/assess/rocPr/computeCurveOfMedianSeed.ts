import type { RocPrCurve, RocPrPoint } from '../../record/RocPr';
import { averagePrecisionOf } from '../../metrics/ranking/averagePrecision';
import type { BinaryScores } from '../../metrics/inputs/readBinaryScores';
import { once, computeRanking } from '../../metrics/ranking/computeRanking';
import { selectCurvePoints } from '../../metrics/curves/selectCurvePoints';
import { computeThresholdCounts } from '../../metrics/curves/computeThresholdCounts';

/** Each curve is thinned to this many points. */
const pointsAtMost = 200;

/** The curves of the training with the median average precision; undefined if there is none. */
export function computeCurveOfMedianSeed(seeds: readonly BinaryScores[]): RocPrCurve | undefined {
  if (!seeds.length) return undefined;
  const areas = seeds.map((scores, seed) => ({
    seed,
    area: averagePrecisionOf(computeRanking(scores), once(scores.labels.length))
  }));
  const { seed } = areas.sort((a, b) => a.area - b.area)[Math.floor((areas.length - 1) / 2)];
  const counts = computeThresholdCounts(seeds[seed]);
  const places = selectCurvePoints(counts, pointsAtMost);
  return {
    seed,
    threshold: places.map((i) => (i ? counts.threshold[i] : null)),
    found: places.map((i) => counts.found[i]),
    alerted: places.map((i) => counts.alerted[i])
  };
}

/** The rows that a threshold finds and alerts. */
export function pointAt({ scores, labels }: BinaryScores, threshold: number): RocPrPoint {
  let [found, alerted] = [0, 0];
  scores.forEach((score, i) => {
    if (score < threshold) return;
    if (labels[i] === 1) found++;
    else alerted++;
  });
  return { threshold, found, alerted };
}
