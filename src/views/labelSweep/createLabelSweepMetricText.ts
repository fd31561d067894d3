import type { LabelSweep } from '../../record/LabelSweep';
import { createMetricText, type MetricText } from '../comparison/createMetricText';

/** How the numbers of a sweep are written: all with the same number of digits. */
export function createLabelSweepMetricText({ metric, points }: LabelSweep): MetricText {
  const estimates = points.flatMap(({ alone, distilled }) => (alone ? [alone, distilled] : [distilled]));
  return createMetricText(
    { metrics: [metric], models: estimates.map((one) => ({ name: '', seeds: 1, estimates: [one] })), differences: [] },
    0
  );
}
