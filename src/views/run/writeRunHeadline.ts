import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { Scores, MeasuredScores, RunRecord } from '../../record/RunRecord';
import { formatMetric } from '../words/formatMetric';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';

const splits = ['test', 'validation', 'train'] as const;

/**
 * What the teacher did for the student, and by how much: the first thing that a reader wants to know. Undefined until teacher,
 * student and baseline are scored, and for runs of other models.
 */
export function writeRunHeadline(record: RunRecord): string | undefined {
  const models = listModelsOfRecord(record);
  const [teacher, student, baseline] = (['teacher', 'student', 'baseline'] as const).map(
    (role) => models.find((model) => model.role === role)?.scores
  );
  const split = splits.find((name) => teacher?.[name] && student?.[name] && baseline?.[name]);
  if (!split || record.participants || record.status === 'running' || record.status === 'failed') return undefined;
  const [taught, own, alone] = [teacher![split]!, student![split]!, baseline![split]!];
  if ('values' in own) return measuredHeadline(record, split, [taught, own, alone] as MeasuredScores[]);
  if ('values' in taught || 'values' in alone) return undefined;
  const agrees = own.agreement === null ? '' : ` It agrees with the teacher on ${formatPercent(own.agreement)} of the rows.`;
  return `${difference(own, alone)} on ${split}: ${wrong(own)} wrong, ${wrong(alone)} without the teacher; the teacher ${wrong(taught)}.${agrees}`;
}

/** By the first metric of the task. */
function measuredHeadline({ data }: RunRecord, split: string, scores: MeasuredScores[]): string | undefined {
  const [metric] = data.metrics ?? [];
  if (!metric) return undefined;
  const [taught, own, alone] = scores.map(({ values }) => values[metric.name]);
  const [teacher, student, baseline] = [taught, own, alone].map((value) => formatMetric(value, metric.format));
  const how =
    typeof own !== 'number' || typeof alone !== 'number' || own === alone
      ? 'is'
      : own > alone === (metric.better === 'higher')
        ? 'is better than alone'
        : 'is worse than alone';
  return `The student's ${metric.title} on ${split} ${how}: ${student}, ${baseline} without the teacher; the teacher's ${teacher}.`;
}

function difference(own: Scores, alone: Scores): string {
  const fewer = alone.errors - own.errors;
  if (fewer === 0) return 'The student makes as many errors as it does alone';
  const count = Math.abs(fewer);
  const share = alone.errors > 0 ? ` (${formatNumber((count / alone.errors) * 100, 2)} %)` : '';
  return `The student makes ${formatCount(count)} ${fewer > 0 ? 'fewer' : 'more'} ${count === 1 ? 'error' : 'errors'}${share} than it does alone`;
}

function wrong({ errors, rows }: Scores): string {
  return formatPercent(rows > 0 ? errors / rows : null);
}
