import { computeSubgroups } from './computeSubgroups';
import type { Subgroup, Subgroups, SubgroupsInputs } from './SubgroupsInputs';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import { createMetricNumberFormat } from '../../views/comparison/createMetricNumberFormat';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml } from '../../views/table/tableToHtml';
import { tableToTextLines } from '../../views/table/tableToTextLines';
import { withDisplay } from '../../views/bundle/withDisplay';

/**
 * The same metrics on all rows and on each subgroup, by size, scanner or site: its number of rows, its rows of class 1, and each metric
 * with its interval, resampled within the subgroup as in `kd.compare`. For a subgroup without both classes a note replaces the number. For
 * one with fewer than 10 rows of the rarer class a note warns that its intervals cannot be trusted. With many subgroups one is low by
 * chance. As a
 * cell's last value it shows itself as a table.
 *
 * @throws TypeError or RangeError for NaN, wrong counts, edges that do not rise, or more than 50 subgroups.
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
  const measured = await computeSubgroups(inputs);
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
  return { 'text/html': tableToHtml(numbers), 'text/plain': [`${numbers.caption}.`, ...tableToTextLines(numbers)].join('\n') };
}

/** A value with its interval, and with the bracket of its title on these rows if that differs between subgroups. */
function cell({ models, titles }: Subgroup, { metrics }: Subgroups, m: number, k: number): string {
  if (!models.length) return '–';
  const text = createMetricNumberFormat({ metrics, models, differences: [] }, k);
  const { mean, low, high } = models[m].estimates[k];
  const beside = titles[k] === metrics[k].title ? '' : ` ${/\(.*\)$/.exec(titles[k])?.[0] ?? ''}`;
  return `${text.value(mean)} [${text.value(low)}, ${text.value(high)}]${beside}`;
}
