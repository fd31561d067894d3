import { showValue, visible } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import { createMetricNumberFormat } from '../../views/comparison/createMetricNumberFormat';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import { withArticle } from '../../views/words/withArticle';
import type { Evidence } from './ClaimOptions';
import { checkKnownName } from './checkKnownName';
import type { Measurement } from './Measurement';
import { createFormatterOfThresholdAsGiven } from './createFormatterOfThresholdAsGiven';

/** A difference between two models of a comparison, or the value of one. */
export function readMeasurementFromComparison(subject: string, comparison: Comparison, evidence: Evidence): Measurement {
  const { metrics, models, differences, resamples } = comparison;
  const metric = checkKnownName(
    subject,
    'metric',
    evidence.metric ?? metrics[0]?.name,
    metrics.map(({ name }) => name)
  );
  const place = metrics.findIndex(({ name }) => name === metric);
  const names = models.map(({ name }) => name);
  const model = checkKnownName(subject, 'model', evidence.model ?? differences[0]?.model ?? names[0], names);
  const text = createMetricNumberFormat(comparison, place);
  const of = (name: string) => models[names.indexOf(name)];
  const level = `${formatNumber(100 * comparison.confidence)} %`;
  const own = of(model).estimates[place];
  if (evidence.against === undefined) {
    const { mean, low, high } = own;
    return {
      subject: `of ${withArticle(model)}`,
      measured: `${metrics[place].title} ${text.value(mean)} of ${withArticle(model)}${seedsOf(of(model).seeds)}`,
      interval: `${text.value(low)} to ${text.value(high)} (${level})`,
      ...{ mean, low, high },
      threshold: createFormatterOfThresholdAsGiven(metrics[place].format, false)
    };
  }
  const against = checkKnownName(subject, 'against', evidence.against, names);
  const difference = differences.find((one) => one.metric === metric && one.model === model && one.against === against);
  if (!difference)
    throw new RangeError(
      `${subject}: expected a difference among ${visible(differences.map((one) => `${one.model} against ${one.against}`.slice(0, 80)).join(', '))}, got ${showValue(`${model} against ${against}`)}; compare these two`
    );
  const { mean, low, high, p, adjusted, verdict } = difference;
  const words = (value: number) => text.difference(value) + text.unit;
  return {
    subject: `against ${withArticle(against)}`,
    measured: `${metrics[place].title} ${text.value(own.mean)} of ${withArticle(model)}, ${text.value(of(against).estimates[place].mean)} of ${withArticle(against)}${seedsOf(of(model).seeds)}`,
    interval: `difference ${words(mean)} (${level}: ${text.difference(low)} to ${text.difference(high)})`,
    ...{ mean, low, high, threshold: createFormatterOfThresholdAsGiven(metrics[place].format, true) },
    tested: { verdict, p, adjusted, resamples }
  };
}

function seedsOf(seeds: number): string {
  return seeds > 1 ? `, ${formatCount(seeds)} seeds` : '';
}
