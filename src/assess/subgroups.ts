import { subgroupsOf, type Subgroup, type Subgroups, type SubgroupsInputs } from './subgroupsOf';
import { formatCount, formatNumber } from '../views/words/formatNumber';
import { metricText } from '../views/comparison/metricText';
import type { MimeBundle } from '../views/bundle/MimeBundle';
import { htmlTable } from '../views/table/htmlTable';
import { tableLines } from '../views/table/tableLines';
import { withDisplay } from '../views/bundle/withDisplay';

/**
 * The same metrics on all rows and on each subgroup, by size, scanner or site: how many rows it has, how many of class 1, and each metric with
 * its interval, drawn within the subgroup as `kd.compare` draws. A subgroup without both classes says so instead of a number, one with fewer
 * than 10 rows of the rarer class that its intervals are not to be trusted. Many subgroups are many looks: one is low by chance. As a
 * cell's last value it shows itself as a table.
 *
 * @throws TypeError or RangeError for NaN, other counts, edges that do not rise, or more than 50 subgroups.
 * @example
 * ```ts
 * const { subgroups } = await kd.subgroups({
 *   logits: [[2], [1], [-1], [0], [3], [1]],
 *   labels: [1, 0, 0, 1, 1, 1],
 *   of: [4.5, 5, 7.1, 7.9, 9, 12],
 *   edges: [6, 8],
 *   unit: 'mm',
 *   by: 'diameter',
 *   resamples: 100
 * });
 * subgroups[1].name; // "below 6 mm"
 * subgroups[1].models[0].estimates[0].mean; // 1
 * subgroups[3].note; // "no row of class 0: not measured"
 * ```
 */
export async function subgroups(inputs: SubgroupsInputs): Promise<Subgroups> {
  const measured = await subgroupsOf(inputs);
  return withDisplay(measured, () => shown(measured));
}

function shown(measured: Subgroups): MimeBundle {
  const { by, split, confidence, metrics, subgroups: all } = measured;
  const [{ models, positives }] = all;
  const isAlone = models.length === 1;
  const numbers = {
    caption: `By ${by}: value [${formatNumber(100 * confidence)} % interval] on the ${split} rows`,
    columns: [
      by,
      'Rows',
      ...(positives === null ? [] : ['Of class 1']),
      ...models.flatMap(({ name }) => metrics.map(({ title }) => (isAlone ? title : `${name}: ${title}`))),
      'Note'
    ],
    rows: all.map((one) => [
      one.name,
      formatCount(one.rows),
      ...(one.positives === null ? [] : [formatCount(one.positives)]),
      ...models.flatMap((_, m) => metrics.map((_, k) => cell(one, measured, m, k))),
      one.note ?? '–'
    ])
  };
  return { 'text/html': htmlTable(numbers), 'text/plain': [`${numbers.caption}.`, ...tableLines(numbers)].join('\n') };
}

/** A value with its interval, and with what belongs to it on these rows, if that is not the same on all. */
function cell({ models, titles }: Subgroup, { metrics }: Subgroups, m: number, k: number): string {
  if (!models.length) return '–';
  const text = metricText({ metrics, models, differences: [] }, k);
  const { mean, low, high } = models[m].estimates[k];
  const beside = titles[k] === metrics[k].title ? '' : ` ${/\(.*\)$/.exec(titles[k])?.[0] ?? ''}`;
  return `${text.value(mean)} [${text.value(low)}, ${text.value(high)}]${beside}`;
}
