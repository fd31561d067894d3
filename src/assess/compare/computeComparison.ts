import type { Comparison, Difference } from '../../record/Comparison';
import { checkComparison } from './checkComparison';
import type { CompareOptions } from './CompareOptions';
import { bootstrapMean } from './bootstrapMean';
import { intervalEstimate } from './intervalEstimate';
import type { Metric } from '../../metrics/inputs/Metric';
import { metricInfos } from '../../metrics/inputs/metricInfos';
import { holmCorrection } from '../../stats/holmCorrection';
import { percentileInterval } from '../../stats/percentileInterval';
import { rarerClassSize } from './rarerClassSize';
import { resampleScores } from './resampleScores';

/** The result of `kd.compare` as plain data; see there for the method. */
export async function computeComparison(options: CompareOptions): Promise<Comparison> {
  const checked = checkComparison(options);
  const { labels, models, of, against, resamples, confidence, seed, split } = checked;
  const metrics = metricInfos('compare', checked.metrics, labels);
  const scores = await resampleScores(checked);
  const rare = rarerClassSize(checked);
  const scoresOf = (name: string, metric: number) => scores[metric][models.findIndex((model) => model.name === name)];
  return {
    rows: labels.length,
    split,
    resamples,
    confidence,
    metrics,
    models: models.map(({ name, seeds }) => ({
      name,
      seeds: seeds.length,
      estimates: checked.metrics.map(({ range }, k) => {
        const own = scoresOf(name, k);
        return intervalEstimate(bootstrapMean(own, null, seed, rare), own.scores, range, confidence);
      })
    })),
    differences: corrected(
      metrics.flatMap(({ name: metric, better }, k) =>
        against.map((other) => {
          const { mean, draws } = bootstrapMean(scoresOf(of, k), scoresOf(other, k), seed);
          const interval = percentileInterval(draws, confidence);
          return { metric, model: of, against: other, mean, ...interval, verdict: verdictOf(interval, better) };
        })
      ),
      confidence
    )
  };
}

function verdictOf({ low, high }: { low: number; high: number }, better: Metric['better']): Difference['verdict'] {
  if (!(low > 0 || high < 0)) return 'not separable';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Of several differences one is far from 0 by chance: a verdict stands only if the p-value corrected for all of them is small enough. */
function corrected(differences: Difference[], confidence: number): Difference[] {
  if (differences.length < 2) return differences;
  const adjusted = holmCorrection(differences.map(({ p }) => p));
  // 1 - 0.95 is a little more than 0.05.
  const most = 1 - confidence + 1e-9;
  return differences.map(({ verdict, ...one }, i) => ({
    ...one,
    adjusted: adjusted[i],
    verdict: adjusted[i] <= most ? verdict : 'not separable'
  }));
}
