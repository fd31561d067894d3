import { listModelsOfRecord, type ModelRun } from '../../record/listModelsOfRecord';
import type { MetricInfo } from '../../record/Comparison';
import type { Scores, RunRecord, AnyScores } from '../../record/RunRecord';
import type { MeasuredRow, ScoresRow, ScoresView } from '../types/ScoresView';
import { capitalize } from '../words/capitalize';
import { formatMetric } from '../words/formatMetric';
import { formatCount, formatErrors, formatNumber, formatPercent } from '../words/formatNumber';

const splits = ['test', 'validation', 'train'] as const;

/** The scores of a record as plain data, without rows until something is scored; `scores` returns the same with a display. */
export function computeScoresView(record: RunRecord): ScoresView {
  const scored = listModelsOfRecord(record).flatMap(({ name, info, scores, lastScores }) => {
    const parameters = info?.parameters ?? null;
    return [
      { model: name, parameters, of: scores },
      { model: `${name}, last epoch`, parameters, of: lastScores }
    ];
  });
  const all = splits.flatMap((split) =>
    scored.flatMap(({ model, parameters, of }): AnyRow[] => {
      const scores = of?.[split];
      return scores ? [{ model, split, parameters, scores: { ...scores } }] : [];
    })
  );
  const rows = all.filter((row): row is AnyRow & ScoresRow => !('values' in row.scores));
  const { metrics } = record.data;
  const measured = metrics && { metrics, rows: all.filter((row): row is AnyRow & MeasuredRow => 'values' in row.scores) };
  return { kind: 'scores', title: `${record.title}: scores`, says: says(all, record), rows, ...(measured && { measured }) };
}

type AnyRow = Omit<ScoresRow, 'scores'> & { scores: AnyScores };

function says(rows: AnyRow[], record: RunRecord): string {
  const models = listModelsOfRecord(record);
  const [teacher, lead, rival] = [
    models.find(({ role }) => role === 'teacher'),
    models.find(({ isLead }) => isLead),
    models.find(({ role }) => role === 'baseline')
  ];
  const splitOf = (model?: ModelRun) =>
    model && splits.find((name) => rows.some((row) => row.split === name && row.model === model.name));
  const split = splitOf(lead) ?? splitOf(teacher) ?? splitOf(rival);
  if (!split) return 'Nothing is scored yet.';
  const of = (model?: ModelRun) => rows.find((row) => row.split === split && row.model === model?.name)?.scores;
  const [metric] = record.data.metrics ?? [];
  if (metric) return measuredSays(models, of, { split, metric });
  const classOf = (model?: ModelRun) => of(model) as Scores | undefined;
  const [student, baseline] = [classOf(lead), classOf(rival)];
  const told = models.flatMap((model) => {
    const scores = classOf(model);
    const alone = model === rival ? `, the same student without a teacher,` : '';
    return scores ? [`${model.name}${alone} ${formatErrors(scores)}`] : [];
  });
  const errors = [
    ...told.slice(0, toldAtMost),
    ...(told.length > toldAtMost ? [`${told.length - toldAtMost} more in the table`] : [])
  ];
  const who = !lead || lead.name === lead.role ? 'The student' : lead.name;
  const sentences = [`Error on ${split}: ${errors.join('; ')}.`];
  if (student && baseline) sentences.push(compare(who, student, baseline));
  if (student && !baseline && teacher) sentences.push('Without a baseline nothing says what the teacher was worth.');
  if (student && student.agreement !== null)
    sentences.push(`${who} agrees with the teacher on ${formatPercent(student.agreement)} of the rows.`);
  const { majority } = record.data;
  if (student && typeof majority === 'number')
    sentences.push(`Always guessing the commonest class would be wrong on ${formatPercent(1 - majority)}.`);
  return sentences.join(' ');
}

/** The models that the sentence mentions. */
const toldAtMost = 8;

/** By the first metric of the task. */
function measuredSays(
  models: readonly ModelRun[],
  of: (model: ModelRun) => AnyScores | undefined,
  { split, metric }: { split: string; metric: MetricInfo }
): string {
  const told = models.flatMap((model) => {
    const scores = of(model);
    if (!scores || !('values' in scores)) return [];
    const alone = model.role === 'baseline' ? ', the same student without a teacher,' : '';
    return [`${model.name}${alone} ${formatMetric(scores.values[metric.name], metric.format)}`];
  });
  const more = told.length > toldAtMost ? [`${told.length - toldAtMost} more in the table`] : [];
  const which = metric.better === 'higher' ? 'the higher the better' : 'the lower the better';
  return `${capitalize(metric.title)} on ${split}, ${which}: ${[...told.slice(0, toldAtMost), ...more].join('; ')}.`;
}

function compare(who: string, student: Scores, baseline: Scores): string {
  const difference = baseline.errors - student.errors;
  if (difference === 0) return `${who} makes as many errors as the baseline.`;
  const count = Math.abs(difference);
  const share = baseline.errors > 0 ? ` (${formatNumber((count / baseline.errors) * 100)} %)` : '';
  const errors = count === 1 ? 'error' : 'errors';
  return `${who} makes ${formatCount(count)} ${errors}${share} ${difference > 0 ? 'fewer' : 'more'} than the baseline.`;
}
