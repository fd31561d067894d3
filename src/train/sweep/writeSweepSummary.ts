import type { MetricFacts } from '../../views/facts/RunFacts';
import { formatMetric } from '../../views/words/formatMetric';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import { formatTrialCounts } from './formatTrialCounts';
import type { Parameters } from './space/Parameter';
import type { SweepTrial } from './SweepResult';

/** How the trials ended, what they took, and which one is best. */
export function writeSweepSummary(
  trials: readonly SweepTrial[],
  planned: number,
  best: { trial: SweepTrial; metric: MetricFacts } | null
): string {
  const epochs = trials.reduce((sum, one) => sum + one.epochs, 0);
  const missing = planned - trials.length;
  const first = `${trials.length} of ${formatCount(planned)} trials have ended: ${formatTrialCounts(trials)}, after ${formatCount(epochs)} epochs in all.`;
  const rest = missing ? ` ${formatCount(missing)} have not: call it again with the same folder to go on.` : '';
  const failed = trials.find(({ status }) => status === 'failed');
  const error = failed ? ` Trial ${failed.number} failed: ${shortened(failed.error ?? 'without a reason')}.` : '';
  return `${first}${rest}${writeBest(best)}${error}`;
}

function writeBest(best: { trial: SweepTrial; metric: MetricFacts } | null): string {
  if (!best) return ' None was scored on validation rows.';
  const { trial, metric } = best;
  const value = formatMetric(metric.student, metric.format);
  return ` On the validation rows trial ${trial.number} is best (${showParameters(trial.parameters)}): ${metric.title} ${value}.`;
}

function showParameters(parameters: Parameters): string {
  const show = (value: Parameters[string]) => (typeof value === 'number' ? formatNumber(value) : String(value));
  return shortened(
    Object.entries(parameters)
      .map(([name, value]) => `${name} ${show(value)}`)
      .join(', ')
  );
}

function shortened(text: string): string {
  const line = text.split('\n')[0].replace(/\.$/, '');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
