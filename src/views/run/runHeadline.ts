import { modelsOf } from '../../record/modelsOf';
import type { RunRecord, Scores } from '../../record/RunRecord';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';

const splits = ['test', 'validation', 'train'] as const;

/**
 * What the teacher did for the student, and by how much: the first thing that a reader wants to know. Undefined until teacher,
 * student and baseline are scored, and for runs of other models.
 */
export function runHeadline(record: RunRecord): string | undefined {
  const models = modelsOf(record);
  const [teacher, student, baseline] = (['teacher', 'student', 'baseline'] as const).map(
    (role) => models.find((model) => model.role === role)?.scores
  );
  const split = splits.find((name) => teacher?.[name] && student?.[name] && baseline?.[name]);
  if (!split || record.participants || record.status === 'running' || record.status === 'failed') return undefined;
  const [taught, own, alone] = [teacher![split]!, student![split]!, baseline![split]!];
  const agrees = own.agreement === null ? '' : ` It agrees with the teacher on ${formatPercent(own.agreement)} of the rows.`;
  return `${difference(own, alone)} on ${split}: ${wrong(own)} wrong, ${wrong(alone)} without the teacher; the teacher ${wrong(taught)}.${agrees}`;
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
