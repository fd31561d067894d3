import type { LabelSweep } from '../../record/LabelSweep';
import { metricText, type MetricText } from '../comparison/metricText';

/** How the numbers of a sweep are written: all with the same number of digits. */
export function labelSweepMetricText({ metric, points }: LabelSweep): MetricText {
  const estimates = points.flatMap(({ alone, distilled }) => (alone ? [alone, distilled] : [distilled]));
  return metricText(
    { metrics: [metric], models: estimates.map((one) => ({ name: '', seeds: 1, estimates: [one] })), differences: [] },
    0
  );
}
