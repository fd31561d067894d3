import { createMetricNumberFormat, type MetricNumberFormat } from '../comparison/createMetricNumberFormat';
import { computeSweepCurves, type SweepReading } from './computeSweepCurves';
import type { SweepView } from '../types/SweepView';

/** How the numbers of one metric are written: all with the same number of digits. */
export function createSweptNumberFormat(view: SweepView, reading: SweepReading): MetricNumberFormat {
  const metric = view.metrics.find(({ name }) => name === reading.metric) ?? view.metrics[0];
  const { name, title, better, format } = metric;
  const all = computeSweepCurves(view, reading).flatMap(({ points }) =>
    points.flatMap(({ student, baseline }) => (baseline ? [student, baseline] : [student]))
  );
  const models = all.map(({ mean, low, high }) => {
    const [from, to] = [low ?? NaN, high ?? NaN];
    return { name: '', seeds: 1, estimates: [{ mean, low: from, high: to, least: from, most: to }] };
  });
  return createMetricNumberFormat({ metrics: [{ name, title, better, format }], models, differences: [] }, 0);
}
