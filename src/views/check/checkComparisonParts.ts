import { showValue, visible } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import { checkViewInput } from './checkViewInput';
import { viewChecks } from './viewChecks';

/** @throws TypeError unless it is a comparison, RangeError if its parts do not belong together. */
export function checkComparisonParts(subject: string, comparison: Comparison): void {
  const advice = 'pass what kd.compare() gave back';
  const parts = () => ({ ...comparison, kind: 'comparison' });
  checkViewInput(subject, viewChecks.comparison, { expected: 'a comparison', advice, given: comparison, parts });
  const { metrics, models, differences } = comparison;
  for (const { name, estimates } of models)
    if (estimates.length !== metrics.length)
      throw new RangeError(
        `${subject}: expected ${metrics.length} estimates of ${showValue(name)}, one a metric, got ${estimates.length}; ${advice}`
      );
  const strange = differences.find(({ metric }) => !metrics.some(({ name }) => name === metric));
  if (strange)
    throw new RangeError(
      `${subject}: expected differences in ${visible(metrics.map(({ name }) => name).join(', '))}, got one in ${showValue(strange.metric)}; ${advice}`
    );
}
