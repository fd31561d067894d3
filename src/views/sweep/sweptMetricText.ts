import { metricText, type MetricText } from '../comparison/metricText';
import { sweepCurves, type SweepReading } from './sweepCurves';
import type { SweepView } from './sweepViewData';

/** How the numbers of one metric are written: all with the same number of digits. */
export function sweptMetricText(view: SweepView, reading: SweepReading): MetricText {
  const metric = view.metrics.find(({ name }) => name === reading.metric) ?? view.metrics[0];
  const { name, title, better, format } = metric;
  const all = sweepCurves(view, reading).flatMap(({ points }) =>
    points.flatMap(({ student, baseline }) => (baseline ? [student, baseline] : [student]))
  );
  const models = all.map(({ mean, low, high }) => {
    const [from, to] = [low ?? NaN, high ?? NaN];
    return { name: '', seeds: 1, estimates: [{ mean, low: from, high: to, least: from, most: to }] };
  });
  return metricText({ metrics: [{ name, title, better, format }], models, differences: [] }, 0);
}
