import type { LabelSweep } from '../../record/LabelSweep';
import { createMetricNumberFormat, type MetricNumberFormat } from '../comparison/createMetricNumberFormat';

/** How the numbers of a sweep are written: all with the same number of digits. */
export function createLabelSweepNumberFormat({ metric, points }: LabelSweep): MetricNumberFormat {
  const estimates = points.flatMap(({ alone, distilled }) => (alone ? [alone, distilled] : [distilled]));
  return createMetricNumberFormat(
    { metrics: [metric], models: estimates.map((one) => ({ name: '', seeds: 1, estimates: [one] })), differences: [] },
    0
  );
}
