import type { RunRecord, Scores } from '../../record/RunRecord';
import type { ScoresRow, ScoresView } from './View';
import { formatCount, formatErrors, formatNumber, formatPercent } from '../words/formatNumber';

const splits = ['test', 'validation', 'train'] as const;

/** The scores of a record as plain data, without rows while nothing is scored; `scores` gives the same with a display. */
export function computeScores(record: RunRecord): ScoresView {
  const { scores, models } = record;
  const scored = [
    { model: 'teacher', parameters: models.teacher?.parameters ?? null, of: scores.teacher },
    { model: 'student', parameters: models.student.parameters, of: scores.student },
    { model: 'student, last epoch', parameters: models.student.parameters, of: scores.lastStudent },
    { model: 'baseline', parameters: models.baseline?.parameters ?? null, of: scores.baseline },
    { model: 'baseline, last epoch', parameters: models.baseline?.parameters ?? null, of: scores.lastBaseline }
  ];
  const rows = splits.flatMap((split) =>
    scored.flatMap(({ model, parameters, of }): ScoresRow[] => {
      const measured = of?.[split];
      return measured ? [{ model, split, parameters, scores: { ...measured } }] : [];
    })
  );
  return { kind: 'scores', title: `${record.title}: scores`, says: says(rows, record), rows };
}

function says(rows: ScoresRow[], { data, models }: RunRecord): string {
  const splitOf = (model: string) => splits.find((name) => rows.some((row) => row.split === name && row.model === model));
  const split = splitOf('student') ?? splitOf('teacher') ?? splitOf('baseline');
  if (!split) return 'Nothing is scored yet.';
  const of = (model: string) => rows.find((row) => row.split === split && row.model === model)?.scores;
  const [teacher, student, baseline] = [of('teacher'), of('student'), of('baseline')];
  const errors = [
    teacher && `teacher ${formatErrors(teacher)}`,
    student && `student ${formatErrors(student)}`,
    baseline && `baseline, the same student without a teacher, ${formatErrors(baseline)}`
  ].filter(Boolean);
  const sentences = [`Error on ${split}: ${errors.join('; ')}.`];
  if (student && baseline) sentences.push(compare(student, baseline));
  if (student && !baseline && models.teacher) sentences.push('Without a baseline nothing says what the teacher was worth.');
  if (student && student.agreement !== null)
    sentences.push(`The student agrees with the teacher on ${formatPercent(student.agreement)} of the rows.`);
  if (student && typeof data.majority === 'number')
    sentences.push(`Always guessing the commonest class would be wrong on ${formatPercent(1 - data.majority)}.`);
  return sentences.join(' ');
}

function compare(student: Scores, baseline: Scores): string {
  const difference = baseline.errors - student.errors;
  if (difference === 0) return 'The student makes as many errors as the baseline.';
  const count = Math.abs(difference);
  const share = baseline.errors > 0 ? ` (${formatNumber((count / baseline.errors) * 100)} %)` : '';
  const errors = count === 1 ? 'error' : 'errors';
  return `The student makes ${formatCount(count)} ${errors}${share} ${difference > 0 ? 'fewer' : 'more'} than the baseline.`;
}
