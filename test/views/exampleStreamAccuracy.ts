import type { StreamAccuracy } from '../../src/record/StreamAccuracy';

/** Two parts by two strategies, over three seeds; the first is the control. */
export function exampleStreamAccuracy(): StreamAccuracy {
  const interval = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02 });
  const common = { backwardTransfer: interval(-0.6), forwardTransfer: interval(-0.1) };
  return {
    title: 'Two parts',
    parts: ['cats', 'cars'],
    seeds: 3,
    confidence: 0.95,
    control: 'fine-tuning',
    strategies: [
      {
        ...{ ...common, name: 'fine-tuning', averageAccuracy: interval(0.5), forgetting: interval(0.9) },
        accuracy: [
          [0.1, 0.15],
          [0.95, 0],
          [0.05, 0.95]
        ],
        averageAccuracyGivenPart: interval(0.8)
      },
      {
        ...{ ...common, name: 'replay', averageAccuracy: interval(0.9), forgetting: interval(0.1) },
        accuracy: [
          [0.1, 0.15],
          [0.95, 0],
          [0.85, 0.95]
        ],
        averageAccuracyGivenPart: interval(0.97),
        gain: interval(0.4),
        memory: { rows: 500, bytes: 1_572_000 }
      }
    ]
  };
}
