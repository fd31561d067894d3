import type { ComparedModel, Comparison, Difference } from '../../record/Comparison';
import type { ComparisonView } from '../types/ComparisonView';
import { capitalize } from '../words/capitalize';
import { formatCount, formatNumber } from '../words/formatNumber';
import { formatPValue } from './formatPValue';
import { joinWithAnd } from '../words/joinWithAnd';
import { isNumber, createMetricNumberFormat } from './createMetricNumberFormat';
import { withArticle } from '../words/withArticle';
import { writeCorrectionSentence } from './writeCorrectionSentence';

/** A comparison as a view; `comparison` returns the same with a display. One that is a view already gets the title that is asked for. */
export function computeComparisonView(given: Comparison, title = 'Comparison'): ComparisonView {
  const own = { kind: 'comparison', title, says: says(given) } as const;
  return { ...own, ...given, ...own };
}

/** The first metric in numbers, the others as counts of verdicts. */
function says(given: Comparison): string {
  const { rows, split, metrics, models, differences } = given;
  if (!metrics.length || !models.length) return 'Nothing is compared.';
  const seeds = Math.max(...models.map((model) => model.seeds));
  const place = `On ${formatCount(rows)} ${split} rows${seeds > 1 ? ` over ${formatCount(seeds)} seeds` : ''}`;
  const subjects = [...new Set(differences.map(({ model }) => model))];
  const shown = subjects.length ? models.filter(({ name }) => subjects.includes(name)) : models;
  const [first, ...more] = shown.map((model, i) => sentenceOf(model, given, i === 0));
  const others = metrics.length > 1 ? subjects.flatMap((model) => othersOf(model, given)) : [];
  return [
    `${place} ${first}.`,
    ...more.map((text) => `${capitalize(text)}.`),
    ...others,
    ...writeCorrectionSentence(differences)
  ].join(' ');
}

function sentenceOf({ name, estimates }: ComparedModel, given: Comparison, isFirst: boolean): string {
  const { metrics, differences, confidence, resamples } = given;
  const text = createMetricNumberFormat(given, 0);
  const { mean, low, high } = estimates[0];
  const range = isNumber(low) && isNumber(high) ? `${text.value(low)} to ${text.value(high)}` : 'unknown';
  const interval = isFirst ? `${formatNumber(confidence * 100)} % interval ${range}` : range;
  const own = differences.filter(({ metric, model }) => metric === metrics[0].name && model === name);
  const against = own.map((difference) => {
    if (!isNumber(difference.mean)) return `its difference from ${withArticle(difference.against)} could not be measured`;
    const between = `${text.difference(difference.low)} to ${text.difference(difference.high)}${text.unit}`;
    return `${away(difference, text)} (${between}, ${formatPValue(difference.p, resamples)}): ${difference.verdict}`;
  });
  const value = isNumber(mean) ? `is ${text.value(mean)} (${interval})` : 'could not be measured';
  return [`the ${metrics[0].title} of ${withArticle(name)} ${value}`, against.join('; ')].filter(Boolean).join(', ');
}

function away({ mean, against }: Difference, { difference, unit }: ReturnType<typeof createMetricNumberFormat>): string {
  const size = difference(Math.abs(mean)).replace('+', '') + unit;
  return /[1-9]/.test(size)
    ? `${size} ${mean > 0 ? 'above' : 'below'} ${withArticle(against)}`
    : `equal to ${withArticle(against)}`;
}

/** "In 7 other metrics the student is, against the teacher, better in 3 and worse in 4; against the baseline, ..." */
function othersOf(model: string, { metrics, differences }: Comparison): string[] {
  const others = differences.filter((one) => one.model === model && one.metric !== metrics[0].name);
  const told = [...new Set(others.map(({ against }) => against))].map((against) => {
    const counts = verdicts.flatMap((verdict) => {
      const count = others.filter((one) => one.against === against && one.verdict === verdict).length;
      return count ? [`${verdict} in ${formatCount(count)}`] : [];
    });
    return `against ${withArticle(against)}, ${joinWithAnd(counts)}`;
  });
  const count = metrics.length - 1;
  const place = `In ${formatCount(count)} other ${count === 1 ? 'metric' : 'metrics'}`;
  return told.length ? [`${place} ${withArticle(model)} is, ${told.join('; ')}.`] : [];
}

const verdicts: readonly Difference['verdict'][] = ['better', 'worse', 'not separable'];
