import type { Comparison, Difference, Estimate, MetricFormat, MetricInfo } from '../record/Comparison';
import { checkComparison, type CompareOptions } from './checkComparison';
import { drawsOf, type SeedScores } from './drawsOf';
import type { Metric } from './Metric';
import { percentileInterval } from './percentileInterval';
import { resample } from './resample';

/**
 * Several models on the same rows, by the same metrics: each mean over seeds with its interval, and what `of` is better or worse in than
 * each of the others, from one paired bootstrap.
 *
 * Rows (or whole `groups`) are drawn with replacement, the same ones for every model and seed; a draw that lacks a class is drawn
 * again. Trainings are a second sample, often of five, and five drawn with replacement vary too little: instead the mean of n seeds
 * varies by its standard error times Student's t of n - 1 degrees of freedom. Seed i of one model is paired with seed i of the other
 * where both have as many. How the rows drawn tell on one seed and not on another is in both, and is counted once; to draw rows and seeds
 * alike counts it three times (Owen 2007, "The Pigeonhole Bootstrap"). Intervals are percentiles: BCa would need each metric without
 * each row in turn, and knows one kind of draw only. How often they hold the truth: bench/coverage.mjs.
 *
 * A verdict is an interval without 0, which is `p` <= 1 - confidence. Each is that of one comparison: of twenty, one is small by chance.
 *
 * Efron and Tibshirani 1993, "An Introduction to the Bootstrap".
 *
 * @throws TypeError or RangeError for other rows or classes among the models, NaN, or names that are no model's.
 * @example
 * ```ts
 * const comparison = await kd.compare({
 *   models: { student: [[[2], [1], [-1], [0]], [[2], [0], [-1], [1]]], baseline: [[[1], [2], [0], [1]], [[0], [2], [1], [1]]] },
 *   labels: [1, 0, 0, 1],
 *   metrics: [kd.metrics.rocAuc(), kd.metrics.brier()],
 *   resamples: 200
 * });
 * comparison.models[0].estimates[0].mean; // 0.875
 * comparison.differences[0].verdict; // "not separable"
 * ```
 */
export async function compare(options: CompareOptions): Promise<Comparison> {
  const checked = checkComparison(options);
  const { labels, models, of, against, resamples, confidence, seed, split } = checked;
  const metrics = infosOf(checked.metrics);
  const scores = await resample(checked);
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
      estimates: metrics.map(({ format }, k) => estimateOf(scoresOf(name, k), format, confidence, seed))
    })),
    differences: metrics.flatMap(({ name: metric, better }, k) =>
      against.map((other): Difference => {
        const { mean, draws } = drawsOf(scoresOf(of, k), scoresOf(other, k), seed);
        const interval = percentileInterval(draws, confidence);
        return { metric, model: of, against: other, mean, ...interval, verdict: verdictOf(interval, better) };
      })
    )
  };
}

function estimateOf(own: SeedScores, format: MetricFormat, confidence: number, seed: number): Estimate {
  const { mean, draws } = drawsOf(own, null, seed);
  const { low, high } = percentileInterval(draws, confidence);
  // Two seeds far apart would reach beyond all and nothing.
  const within = (value: number) => (format === 'share' ? Math.min(1, Math.max(0, value)) : value);
  return { mean, low: within(low), high: within(high), least: Math.min(...own.scores), most: Math.max(...own.scores) };
}

function verdictOf({ low, high }: { low: number; high: number }, better: Metric['better']): Difference['verdict'] {
  if (!(low > 0 || high < 0)) return 'not separable';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Two of one name are told apart by their options: "precisionAtBudget (budget 0.01)". */
function infosOf(metrics: Metric[]): MetricInfo[] {
  const isShared = (name: string) => metrics.filter(({ description }) => description.name === name).length > 1;
  const infos = metrics.map(({ description: { name, ...options }, title, better, format }) => {
    const words = Object.entries(options).map(
      ([option, value]) => `${option} ${typeof value === 'object' ? JSON.stringify(value) : value}`
    );
    return { name: isShared(name) && words.length ? `${name} (${words.join(', ')})` : name, title, better, format };
  });
  const twice = infos.find(({ name }, i) => infos.findIndex((info) => info.name === name) !== i);
  if (twice) throw new RangeError(`compare: expected each metric once, got ${twice.name} twice; leave one out`);
  return infos;
}
