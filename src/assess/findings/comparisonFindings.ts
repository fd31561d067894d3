import { checkComparisonParts } from '../../views/check/checkComparisonParts';
import type { Comparison } from '../../record/Comparison';
import type { Finding } from '../../record/RunRecord';

/** With fewer seeds a mean over them says little. */
const enough = 5;

/**
 * What to keep in mind when reading a comparison: models that were trained with few seeds, and draws too few
 * for so many differences. None of this is an error.
 *
 * @example
 * ```ts
 * const comparison = await kd.compare({
 *   models: { student: [[[2], [1]], [[0], [1]]], teacher: [[1], [2]] },
 *   labels: [0, 1],
 *   resamples: 100
 * });
 * kd.comparisonFindings(comparison)[0].says; // "student was trained with 2 seeds: ..."
 * ```
 */
export function comparisonFindings(comparison: Comparison): Finding[] {
  checkComparisonParts('comparisonFindings', comparison);
  const { differences, resamples, confidence, models } = comparison;
  const tests = differences.filter(({ adjusted }) => typeof adjusted === 'number' && !Number.isNaN(adjusted)).length;
  const needed = Math.ceil((2 * tests) / (1 - confidence) - 1 - 1e-9);
  const coarse: Finding[] =
    tests > 1 && resamples < needed
      ? [
          {
            check: 'fewResamples',
            level: 'warning',
            value: resamples,
            says: `${resamples} resamples are too few for ${tests} differences: after the correction none can be called better or worse`,
            hint: `give resamples: ${needed} or more, or compare by fewer metrics`
          }
        ]
      : [];
  const few = models.filter(({ seeds }) => seeds < enough);
  const trained = few.map(({ name, seeds }): Finding =>
    seeds === 1
      ? {
          check: 'oneSeed',
          level: 'info',
          value: 1,
          says: `${name} is one training: its interval is about the rows, not about training it again`,
          hint: `train ${name} with ${enough} seeds or more, unless each gives the same`
        }
      : {
          check: 'fewSeeds',
          level: 'warning',
          value: seeds,
          says: `${name} was trained with ${seeds} seeds: its intervals are wide, and rest on seeds being normally spread`,
          hint: `train with ${enough} seeds or more`
        }
  );
  return [...coarse, ...trained];
}
