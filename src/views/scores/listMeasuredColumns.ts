import type { MetricInfo } from '../../record/Comparison';
import type { MeasuredScores } from '../../record/RunRecord';
import { capitalize } from '../words/capitalize';
import { formatMetric } from '../words/formatMetric';

interface Column {
  title: string;
  /** "–" for what was not measured. */
  of(scores: MeasuredScores): string;
}

/** A column for each metric of a task, and the distance from the teacher's outputs. */
export function listMeasuredColumns(metrics: readonly MetricInfo[], distance = 'Distance from the teacher (SD)'): Column[] {
  return [
    ...metrics.map(({ name, title, format }) => ({
      title: capitalize(title),
      of: ({ values }: MeasuredScores) => formatMetric(values[name], format)
    })),
    { title: distance, of: ({ teacherDistance }: MeasuredScores) => formatMetric(teacherDistance, 'number') }
  ];
}
