import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { LabelSweepView } from '../../../../src/views/View';

/** Labels rise from point to point. */
export function findLabelSweepProblem({ points }: LabelSweepView, at: string): string | null {
  const strange = points.findIndex(({ labels }, i) => i > 0 && labels <= points[i - 1].labels);
  return strange < 0
    ? null
    : describeWrongValue(`${at}.points[${strange}].labels`, 'more labels than before', points[strange].labels);
}
