import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { Comparison } from '../../../../src/record/Comparison';

/** A model has one estimate a metric, and a difference is of a metric that there is. */
export function findComparisonProblem({ metrics, models, differences }: Comparison, at: string): string | null {
  for (const [i, { estimates }] of models.entries())
    if (estimates.length !== metrics.length)
      return describeWrongValue(`${at}.models[${i}].estimates`, `${metrics.length} estimates, one a metric`, estimates.length);
  const strange = differences.findIndex(({ metric }) => !metrics.some(({ name }) => name === metric));
  if (strange < 0) return null;
  return describeWrongValue(`${at}.differences[${strange}].metric`, 'the name of a metric', differences[strange].metric);
}
