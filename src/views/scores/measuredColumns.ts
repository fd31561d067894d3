import type { MetricInfo } from '../../record/Comparison';
import type { Scores } from '../../record/RunRecord';
import { capitalize } from '../words/capitalize';
import { formatMetric } from '../words/formatMetric';

interface Column {
  title: string;
  /** "–" for what was not measured. */
  of(scores: Scores): string;
}

/** A column for each metric of a task, and the distance from the teacher's outputs. */
export function measuredColumns(metrics: readonly MetricInfo[], distance = 'Distance from teacher (SD)'): Column[] {
  return [
    ...metrics.map(({ name, title, format }) => ({
      title: capitalize(title),
      of: (scores: Scores) => formatMetric('measured' in scores ? scores.measured[name] : null, format)
    })),
    { title: distance, of: (scores: Scores) => formatMetric('measured' in scores ? scores.teacherDistance : null, 'number') }
  ];
}
