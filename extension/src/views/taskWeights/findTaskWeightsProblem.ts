import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { TaskWeightsView } from '../../../../src/views/View';
import { findComparisonProblem } from '../comparison/findComparisonProblem';

/** A weight for each point, and a comparison whose parts go together. */
export function findTaskWeightsProblem({ tasks, comparison }: TaskWeightsView, at: string): string | null {
  for (const [i, { epoch, ...columns }] of tasks.entries())
    for (const name of ['mean', 'least', 'most'] as const)
      if (columns[name].length !== epoch.length)
        return describeWrongValue(`${at}.tasks[${i}].${name}`, `${epoch.length} weights, one a point`, columns[name].length);
  return comparison ? findComparisonProblem(comparison, `${at}.comparison`) : null;
}
