import type { Comparison, Difference, Estimate } from '../../src/record/Comparison';
import type { RunRecord } from '../../src/record/RunRecord';
import type { StudiedTasks } from '../../src/views/taskWeights/taskWeightsView';
import { exampleRecord } from './exampleRecord';

/** A run of two tasks, a price and a cut: the first counts more from epoch to epoch, the second always 1. */
export function exampleTaskRecord({ seed = 1, epochs = 3, soft = false } = {}): RunRecord {
  const base = exampleRecord({ classes: ['no', 'yes'], epochs, pointsAnEpoch: 1, examples: 2 });
  const epoch = Array.from({ length: epochs }, (_, i) => i + 1);
  const price = epoch.map((at) => at + 0.1 * seed);
  const term = (task: string) => ({ weight: 1, loss: { name: 'squaredError', task } });
  const terms: RunRecord['setup']['terms'] = soft
    ? { 'price: hard': term('price'), 'price: soft': term('price') }
    : { price: term('price') };
  const weights: RunRecord['history']['series'] = soft
    ? { 'weight/price: hard': price.map((one) => one / 4), 'weight/price: soft': price.map((one) => (3 * one) / 4) }
    : { 'weight/price': price };
  return {
    ...base,
    setup: { ...base.setup, seed, terms: { ...terms, cut: term('cut'), hint: { weight: 1, loss: { name: 'hint' } } } },
    history: {
      ...base.history,
      step: epoch.map((at) => 10 * at),
      epoch,
      series: { ...weights, 'weight/cut': epoch.map(() => 1), 'weight/hint': epoch.map(() => 7) }
    }
  };
}

/** Two seeds. Together the price is predicted worse than alone; what became of the cut cannot be told apart. */
export function exampleTaskStudy({ ways = ['together'] } = {}): StudiedTasks {
  const estimate = (mean: number): Estimate => ({
    mean,
    low: mean - 0.02,
    high: mean + 0.02,
    least: mean - 0.01,
    most: mean + 0.01
  });
  const difference = (model: string, metric: string, mean: number): Difference => {
    const [verdict, p] = mean < -0.03 ? (['worse', 0.001] as const) : (['not separable', 0.4] as const);
    return { metric, model, against: 'alone', mean, low: mean - 0.02, high: mean + 0.02, p, adjusted: 2 * p, verdict };
  };
  const comparison: Comparison = {
    rows: 900,
    split: 'test',
    resamples: 2000,
    confidence: 0.95,
    metrics: [
      { name: 'price: rSquared', title: 'price: R squared', better: 'higher', format: 'number' },
      { name: 'cut: accuracy', title: 'cut: accuracy', better: 'higher', format: 'share' }
    ],
    models: ['alone', ...ways].map((name) => ({ name, seeds: 2, estimates: [estimate(0.9), estimate(0.7)] })),
    differences: ways.flatMap((way) => [difference(way, 'price: rSquared', -0.05), difference(way, 'cut: accuracy', 0.01)])
  };
  const runs = (soft: boolean) => [1, 2].map((seed) => exampleTaskRecord({ seed, soft }));
  return { comparison, records: { together: runs(false), ...(ways.includes('distilled') && { distilled: runs(true) }) } };
}
