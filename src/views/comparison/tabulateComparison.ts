import type { Comparison } from '../../record/Comparison';
import { formatCount, formatNumber } from '../words/formatNumber';
import { countCorrectedTests } from './countCorrectedTests';
import { formatPValue } from './formatPValue';
import { isNumber, createMetricNumberFormat } from './createMetricNumberFormat';
import type { Table } from '../table/Table';

/** The numbers of a comparison: one row per metric and one column per model, then the differences. */
export function tabulateComparison(comparison: Comparison): Table[] {
  const { rows, split, confidence, metrics, models, differences, resamples } = comparison;
  const texts = metrics.map((_, i) => createMetricNumberFormat(comparison, i));
  const interval = `${formatNumber(confidence * 100)} % interval`;
  const isOnce = models.every(({ seeds }) => seeds === 1);
  const values: Table = {
    caption: `${isOnce ? 'Value' : 'Mean over seeds'} [${interval}] on the ${formatCount(rows)} ${split} rows`,
    columns: [
      'Metric',
      'Better when',
      ...models.map(({ name, seeds }) => (isOnce ? name : `${name} (${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'})`))
    ],
    rows: metrics.map(({ title, better }, i) => [
      title,
      better,
      ...models.map(({ estimates }) => {
        const { mean, low, high } = estimates[i];
        const range = isNumber(low) && isNumber(high) ? `[${texts[i].value(low)}, ${texts[i].value(high)}]` : '[unknown]';
        return isNumber(mean) ? `${texts[i].value(mean)} ${range}` : 'not measured';
      })
    ])
  };
  if (!differences.length) return [values];
  const tests = countCorrectedTests(differences);
  const hasCorrected = differences.some(({ adjusted }) => adjusted !== undefined);
  const compared: Table = {
    caption: `Differences on the same rows; p from ${formatCount(resamples)} resamples${tests > 1 ? `; verdicts by p corrected for ${formatCount(tests)} tests (Holm)` : ''}`,
    columns: ['Metric', 'Model', 'Against', 'Difference', interval, 'p', ...(hasCorrected ? ['Corrected p'] : []), 'Verdict'],
    rows: metrics.flatMap(({ name, title }, i) =>
      differences
        .filter(({ metric }) => metric === name)
        .map(({ model, against, mean, low, high, p, adjusted, verdict }) => [
          title,
          model,
          against,
          isNumber(mean) ? texts[i].difference(mean) + texts[i].unit : 'not measured',
          isNumber(low) && isNumber(high) ? `${texts[i].difference(low)} to ${texts[i].difference(high)}` : '–',
          isNumber(p) ? pOf(p, resamples) : '–',
          ...(hasCorrected ? [adjusted !== undefined && isNumber(adjusted) ? pOf(adjusted, Infinity) : '–'] : []),
          isNumber(mean) ? verdict : '–'
        ])
    )
  };
  return [values, compared];
}

function pOf(p: number, resamples: number): string {
  return formatPValue(p, resamples).replace(/^p (= )?/, '');
}
