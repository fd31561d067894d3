import type { Comparison } from '../../record/Comparison';
import { formatCount, formatNumber } from '../words/formatNumber';
import { formatP } from './formatP';
import { isNumber, metricText } from './metricText';
import type { Table } from '../table/Table';

/** The numbers of a comparison: one row per metric and one column per model, then the differences. */
export function comparisonTables(comparison: Comparison): Table[] {
  const { rows, split, confidence, metrics, models, differences, resamples } = comparison;
  const texts = metrics.map((_, i) => metricText(comparison, i));
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
  const compared: Table = {
    caption: `Differences on the same rows; p from ${formatCount(resamples)} resamples`,
    columns: ['Metric', 'Model', 'Against', 'Difference', interval, 'p', 'Verdict'],
    rows: metrics.flatMap(({ name, title }, i) =>
      differences
        .filter(({ metric }) => metric === name)
        .map(({ model, against, mean, low, high, p, verdict }) => [
          title,
          model,
          against,
          isNumber(mean) ? texts[i].difference(mean) + texts[i].unit : 'not measured',
          isNumber(low) && isNumber(high) ? `${texts[i].difference(low)} to ${texts[i].difference(high)}` : '–',
          isNumber(p) ? formatP(p, resamples).replace(/^p (= )?/, '') : '–',
          isNumber(mean) ? verdict : '–'
        ])
    )
  };
  return [values, compared];
}
