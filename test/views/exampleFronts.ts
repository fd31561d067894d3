import type { ParetoFrontView } from '../../src/views/types/ParetoFrontView';

/** Two searches over two seeds, and a student made by hand. */
export function exampleFronts(): Omit<ParetoFrontView, 'kind' | 'says'> {
  const interval = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02 });
  const point = (name: string, seed: number, cost: number, value: number, isOnFront = true) => ({
    name,
    seed,
    cost,
    value,
    isOnFront
  });
  return {
    ...{ title: 'Two searches', rows: 500, split: 'validation', cost: 'parameters', unit: 'count', budget: 20_000 },
    metric: { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' },
    confidence: 0.95,
    reference: { cost: 20_000, value: 0.5 },
    groups: [
      {
        ...{ name: 'search', seeds: 2, hypervolume: interval(0.51), behind: null },
        points: [
          point('width 2', 0, 1600, 0.72),
          point('width 3', 1, 2400, 0.8),
          point('width 4', 0, 3200, 0.7, false),
          point('width 8', 0, 6400, 0.9),
          point('width 16', 1, 12_700, 0.94)
        ]
      },
      {
        ...{ name: 'random', seeds: 2, hypervolume: interval(0.48), behind: interval(0.03) },
        points: [point('width 5', 0, 4000, 0.8), point('width 12', 1, 9500, 0.91)]
      },
      { name: 'by hand', seeds: 1, hypervolume: null, behind: null, points: [point('width 10', 0, 7900, 0.9)] }
    ]
  };
}
