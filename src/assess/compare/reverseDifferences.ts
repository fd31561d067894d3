import type { Comparison, Difference } from '../../record/Comparison';

const opposite = { better: 'worse', worse: 'better', 'not separable': 'not separable' } as const;

/** The same comparison with each difference taken the other way round: of one model against many, that of each of the many against it. */
export function reverseDifferences({ differences, ...rest }: Comparison): Comparison {
  const turned = differences.map(({ model, against, mean, low, high, verdict, ...one }): Difference => ({
    ...{ ...one, model: against, against: model },
    ...{ mean: -mean, low: -high, high: -low, verdict: opposite[verdict] }
  }));
  return { ...rest, differences: turned };
}
