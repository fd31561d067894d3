import type { Comparison, MetricInfo } from '../../record/Comparison';
import type { Scores, ScoresOfSplits } from '../../record/Scores';
import type { MetricFacts, SplitFacts } from './RunFacts';

interface Scored {
  name?: string;
  scores?: ScoresOfSplits;
}

/** Splits with scores, that for choosing first. A comparison adds metrics that no other place has. */
export function scoreFacts(student: Scored, baseline: Scored, comparison: Comparison | undefined): SplitFacts[] {
  return (['validation', 'test', 'train'] as const).flatMap((split): SplitFacts[] => {
    const [own, alone] = [student.scores?.[split], baseline.scores?.[split]];
    const known = scoreMetrics.flatMap((info): MetricFacts[] => {
      const { field, ...rest } = info;
      const values = { student: valueOf(own, field), baseline: valueOf(alone, field) };
      return values.student === null && values.baseline === null ? [] : [{ ...rest, ...values }];
    });
    const compared = comparison?.split === split ? comparedMetrics(comparison, student.name, baseline.name) : [];
    const metrics = [...known, ...compared.filter(({ name }) => !known.some((one) => one.name === name))];
    return metrics.length ? [{ split, rows: own?.rows ?? comparison?.rows ?? 0, metrics }] : [];
  });
}

const scoreMetrics: readonly (MetricInfo & { field: keyof Scores })[] = (
  [
    ['accuracy', 'accuracy', 'higher', 'share'],
    ['nll', 'negative log-likelihood', 'lower', 'number'],
    ['ece', 'calibration error', 'lower', 'share'],
    ['averagePrecision', 'average precision', 'higher', 'number'],
    ['rocAuc', 'ROC AUC', 'higher', 'number'],
    ['agreement', 'agreement with the teacher', 'higher', 'share'],
    ['teacherKl', 'KL from the teacher', 'lower', 'number']
  ] as const
).map(([field, title, better, format]) => ({ name: field, field, title, better, format }));

function comparedMetrics({ metrics, models }: Comparison, student = 'student', baseline = 'baseline'): MetricFacts[] {
  const [own, alone] = [student, baseline].map((name) => models.find((model) => model.name === name)?.estimates);
  return metrics.map(({ name, title, better, format }, i) => ({
    ...{ name, title, better, format },
    ...{ student: finite(own?.[i]?.mean), baseline: finite(alone?.[i]?.mean) }
  }));
}

function valueOf(scores: Scores | undefined, field: keyof Scores): number | null {
  return finite(scores?.[field]);
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
