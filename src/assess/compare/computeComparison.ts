import type { Comparison, Difference } from '../../record/Comparison';
import { checkComparison } from './checkComparison';
import type { CompareOptions } from './CompareOptions';
import { bootstrapMeanScore } from './bootstrapMeanScore';
import { computeIntervalEstimate } from './computeIntervalEstimate';
import type { Metric } from '../../metrics/inputs/Metric';
import { describeMetrics } from '../../metrics/inputs/describeMetrics';
import { correctByHolm } from '../../stats/correctByHolm';
import { computePercentileInterval } from '../../stats/computePercentileInterval';
import { countRarerClass } from './countRarerClass';
import { drawHeavierTails } from './drawHeavierTails';
import { resampleScores } from './resampleScores';

/** The result of `kd.compare` as plain data; see there for the method. */
export async function computeComparison(options: CompareOptions): Promise<Comparison> {
  const checked = checkComparison(options);
  const { labels, models, of, against, resamples, confidence, seed, split } = checked;
  const metrics = describeMetrics('compare', checked.metrics, labels);
  const scores = await resampleScores(checked);
  const tails = drawHeavierTails(countRarerClass(checked), resamples, seed);
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
        return computeIntervalEstimate(bootstrapMeanScore(own, null, seed, tails), own.scores, range, confidence);
      })
    })),
    differences: corrected(
      metrics.flatMap(({ name: metric, better }, k) =>
        against.map((other) => {
          const { mean, draws } = bootstrapMeanScore(scoresOf(of, k), scoresOf(other, k), seed);
          const interval = computePercentileInterval(draws, confidence);
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
  const adjusted = correctByHolm(differences.map(({ p }) => p));
  // 1 - 0.95 is a little more than 0.05.
  const most = 1 - confidence + 1e-9;
  return differences.map(({ verdict, ...one }, i) => ({
    ...one,
    adjusted: adjusted[i],
    verdict: adjusted[i] <= most ? verdict : 'not separable'
  }));
}
