import type { Difference } from '../../record/Comparison';
import { isNumber } from './createMetricNumberFormat';

/**
 * How many tests the verdicts are corrected for; 0 if they are not, or if nobody can tell: the comparison of a run does not hold the corrected
 * p-values, but a difference whose interval is on one side of 0 and that is "not separable" shows that there were some.
 */
export function countCorrectedTests(differences: readonly Difference[]): number {
  const tests = differences.filter(({ p }) => isNumber(p)).length;
  const isCorrected = differences.some(
    ({ adjusted, low, high, verdict }) => adjusted !== undefined || (verdict === 'not separable' && (low > 0 || high < 0))
  );
  return isCorrected ? tests : 0;
}
