import type { Comparison } from '../../record/Comparison';
import { palette } from '../picture/palette';
import { createMetricNumberFormat, isNumber } from './createMetricNumberFormat';
import type { ForestRow } from './drawForestPanel';
import { formatPValue } from './formatPValue';

/** The differences of one metric as rows of a forest plot. */
export function computeDifferenceForest(comparison: Comparison, place: number): ForestRow[] {
  const { difference, unit } = createMetricNumberFormat(comparison, place);
  const { name } = comparison.metrics[place];
  return comparison.differences
    .filter(({ metric }) => metric === name)
    .map(({ model, against, mean, low, high, p, verdict }) => ({
      name: `${model} − ${against}`,
      color: palette.light.ink,
      mean,
      low,
      high,
      singles: [],
      text: isNumber(mean) ? `${difference(mean)}${unit}, ${formatPValue(p, comparison.resamples)}` : 'not measured',
      below: isNumber(mean) ? verdict : undefined
    }));
}
