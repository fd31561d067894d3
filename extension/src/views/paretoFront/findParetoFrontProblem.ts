import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { ParetoFrontView } from '../../../../src/views/View';

/** Every point is from one of its group's searches. */
export function findParetoFrontProblem({ groups }: ParetoFrontView, at: string): string | null {
  for (const [i, { seeds, points }] of groups.entries()) {
    const strange = points.findIndex(({ seed }) => !Number.isInteger(seed) || seed >= Math.max(1, seeds));
    if (strange >= 0)
      return describeWrongValue(`${at}.groups[${i}].points[${strange}].seed`, `below ${seeds}`, points[strange].seed);
  }
  return null;
}
