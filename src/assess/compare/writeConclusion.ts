import type { Comparison, Difference, Estimate } from '../../record/Comparison';
import type { Finding } from '../../record/RunRecord';
import { formatPValue } from '../../views/comparison/formatPValue';
import { createMetricNumberFormat, type MetricNumberFormat } from '../../views/comparison/createMetricNumberFormat';
import { capitalize } from '../../views/words/capitalize';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import { joinWithAnd } from '../../views/words/joinWithAnd';
import { withFullStop } from '../../views/words/withFullStop';

/**
 * What a comparison of student, baseline and teacher says, in one to three sentences with intervals: whether the teacher helped in the first
 * metric, how far the student is from it, and what speaks against that: a problem that was found, or metrics with another verdict.
 */
export function writeConclusion(comparison: Comparison, findings: readonly Finding[]): string {
  const { metrics, differences } = comparison;
  const against = (name: string) =>
    differences.find((one) => one.metric === metrics[0].name && one.model === 'student' && one.against === name);
  const [alone, taught] = [against('baseline'), against('teacher')];
  return [...helped(comparison, alone), ...distance(comparison, taught), ...contrary(comparison, findings, alone)]
    .map(withFullStop)
    .join(' ');
}

const effects = {
  better: 'The teacher helped',
  worse: 'The teacher hurt',
  'not separable': 'The teacher made no clear difference'
} as const;

/** Without a baseline only the student's value is known. */
function helped(comparison: Comparison, alone: Difference | undefined): string[] {
  const { metrics, resamples, confidence } = comparison;
  const text = createMetricNumberFormat(comparison, 0);
  const seeds = comparison.models.find(({ name }) => name === 'student')?.seeds ?? 1;
  const place = `over ${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'} the student's ${metrics[0].title} is ${estimateOf(comparison, 'student', text)}`;
  if (!alone) return [capitalize(place)];
  const { mean, low, high, p, verdict } = alone;
  if (!Number.isFinite(mean)) return [`Whether the teacher helped could not be measured: ${place}`];
  const gap = `${text.difference(mean)}${text.unit} (${formatNumber(100 * confidence)} %: ${text.difference(low)} to ${text.difference(high)}, ${formatPValue(p, resamples)})`;
  return [`${effects[verdict]}: ${place}, alone ${estimateOf(comparison, 'baseline', text)}, a difference of ${gap}`];
}

const distances = {
  better: 'the student is better than it',
  worse: 'the student is worse than it',
  'not separable': 'the student cannot be told from it'
} as const;

function distance(comparison: Comparison, taught: Difference | undefined): string[] {
  if (!taught || !Number.isFinite(taught.mean)) return [];
  const text = createMetricNumberFormat(comparison, 0);
  const { mean, low, high, verdict } = taught;
  const size = `${text.difference(mean)}${text.unit}, ${text.difference(low)} to ${text.difference(high)}`;
  return [`The teacher's is ${estimateOf(comparison, 'teacher', text)}: ${distances[verdict]} (${size})`];
}

/** A conclusion that says the opposite of what stands below it helps nobody. */
function contrary({ metrics, differences }: Comparison, findings: readonly Finding[], alone: Difference | undefined): string[] {
  const problem = findings.find(({ level }) => level === 'problem');
  if (problem) return [`But there is a problem with what it learnt from: ${problem.says}`];
  if (!alone) return [];
  const others = metrics.flatMap(({ name, title }) => {
    const found = differences.find((one) => one.metric === name && one.model === 'student' && one.against === 'baseline');
    return found && name !== alone.metric && found.verdict !== alone.verdict ? [`${title} (${found.verdict})`] : [];
  });
  if (!others.length) return [];
  const told =
    others.length > 4 ? `${formatCount(others.length)} of ${formatCount(metrics.length - 1)} other metrics` : joinWithAnd(others);
  return [`The verdict is another in ${told}`];
}

function estimateOf({ models, metrics }: Comparison, name: string, text: MetricNumberFormat): string {
  const estimate: Estimate | undefined = models.find((model) => model.name === name)?.estimates[0];
  if (!estimate || !metrics.length) return 'unknown';
  const { mean, low, high } = estimate;
  return Number.isFinite(low) && Number.isFinite(high)
    ? `${text.value(mean)} (${text.value(low)} to ${text.value(high)})`
    : text.value(mean);
}
