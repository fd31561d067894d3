import type { Comparison, MetricInfo } from '../../record/Comparison';
import type { AnyScores, AnyScoresOfSplits } from '../../record/MeasuredScores';
import type { MetricFacts, SplitFacts } from './RunFacts';

interface Scored {
  name?: string;
  scores?: AnyScoresOfSplits;
}

/** Splits with scores, that for choosing first. A comparison adds metrics that no other place has. */
export function readScoreFacts(
  student: Scored,
  baseline: Scored,
  comparison: Comparison | undefined,
  metrics: readonly MetricInfo[] = scoreMetrics
): SplitFacts[] {
  return (['validation', 'test', 'train'] as const).flatMap((split): SplitFacts[] => {
    const [own, alone] = [student.scores?.[split], baseline.scores?.[split]];
    const known = metrics.flatMap((info): MetricFacts[] => {
      const values = { student: valueOf(own, info.name), baseline: valueOf(alone, info.name) };
      return values.student === null && values.baseline === null ? [] : [{ ...info, ...values }];
    });
    const compared = comparison?.split === split ? comparedMetrics(comparison, student.name, baseline.name) : [];
    const all = [...known, ...compared.filter(({ name }) => !known.some((one) => one.name === name))];
    return all.length ? [{ split, rows: own?.rows ?? comparison?.rows ?? 0, metrics: all }] : [];
  });
}

const scoreMetrics: readonly MetricInfo[] = (
  [
    ['accuracy', 'accuracy', 'higher', 'share'],
    ['nll', 'negative log-likelihood', 'lower', 'number'],
    ['ece', 'calibration error', 'lower', 'share'],
    ['averagePrecision', 'average precision', 'higher', 'number'],
    ['rocAuc', 'ROC AUC', 'higher', 'number'],
    ['agreement', 'agreement with the teacher', 'higher', 'share'],
    ['teacherKl', 'KL from the teacher', 'lower', 'number']
  ] as const
).map(([name, title, better, format]) => ({ name, title, better, format }));

/** Whether the smaller value of a metric of a record is the better one. */
export function isLowerBetter(name: string, metrics: readonly MetricInfo[] = scoreMetrics): boolean {
  return metrics.find((one) => one.name === name)?.better === 'lower';
}

function comparedMetrics({ metrics, models }: Comparison, student = 'student', baseline = 'baseline'): MetricFacts[] {
  const [own, alone] = [student, baseline].map((name) => models.find((model) => model.name === name)?.estimates);
  return metrics.map(({ name, title, better, format }, i) => ({
    ...{ name, title, better, format },
    ...{ student: finite(own?.[i]?.mean), baseline: finite(alone?.[i]?.mean) }
  }));
}

function valueOf(scores: AnyScores | undefined, metric: string): number | null {
  const values: { [metric: string]: unknown } = scores && 'values' in scores ? scores.values : { ...scores };
  return finite(Object.hasOwn(values, metric) ? values[metric] : undefined);
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
