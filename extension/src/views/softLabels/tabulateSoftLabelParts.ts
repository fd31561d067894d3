import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { formatProbabilityPercent } from '../../../../src/views/words/formatProbabilityPercent';
import { formatCount, formatNumber, formatPercent } from '../../words/formatNumber';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';
import type { Table } from '../../../../src/views/table/Table';
import type { SoftLabelsView } from '../../../../src/views/View';
import { computeSummaryAtTemperature } from './computeSummaryAtTemperature';
import { computeProbabilitiesAtTemperature } from './computeProbabilitiesAtTemperature';
import { trans } from '../../dom/trans';

/** One example's probabilities, class by class. */
export function tabulateExample(
  { classes }: SoftLabelsView,
  example: SoftLabelExample,
  t: number,
  among: ReadonlySet<number> | null = null
): Table {
  const { index, label } = example;
  const { teacher: p, student: q } = computeProbabilitiesAtTemperature(example, t);
  return {
    caption: trans.__('Row %1 at temperature %2', formatCount(index), formatNumber(t)),
    columns: [trans.__('class'), trans.__('teacher'), trans.__('student')],
    rows: classes.flatMap((name, i) =>
      i === label || !among || among.has(i)
        ? [[i === label ? trans.__('%1 (label)', name) : name, formatNumber(p[i]), q ? formatNumber(q[i]) : '–']]
        : []
    )
  };
}

/** The whole set at every temperature of the grid. */
export function tabulateSet({ summary, split }: SoftLabelsView): Table {
  const ranks = summary.byRank[0]?.length ?? 0;
  return {
    caption: trans.__('%1 %2 rows: mean entropy, and mean probability by rank', formatCount(summary.rows), split),
    columns: [
      trans.__('temperature'),
      trans.__('entropy (nats)'),
      ...(summary.oneHot ? [trans.__('as good as one-hot')] : []),
      ...Array.from({ length: ranks }, (_, i) => trans.__('rank %1', i + 1))
    ],
    rows: summary.temperatures.map((t, i) => [
      formatNumber(t),
      formatNumber(summary.meanEntropy[i]),
      ...(summary.oneHot ? [formatPercent(summary.oneHot[i], 1)] : []),
      ...summary.byRank[i].map((p) => formatNumber(p))
    ])
  };
}

/** How many rows of each label have which margin, and what probability that is at a temperature. */
export function tabulateMargins({ summary, classes }: SoftLabelsView, temperature: number): Table {
  const { edges, counts } = summary.margins ?? { edges: [], counts: [[], []] };
  const chance = (margin: number) => formatProbabilityPercent(softmaxAt([0, margin], temperature)[1]);
  const bins = edges.slice(1).map((_, i) => i);
  return {
    caption: trans.__(
      "Rows by the teacher's margin, with the probability of %1 at temperature %2",
      classes[1],
      formatNumber(temperature)
    ),
    columns: [
      trans.__('margin'),
      trans.__('probability of %1', classes[1]),
      trans.__('label %1', classes[0]),
      trans.__('label %1', classes[1])
    ],
    rows: bins
      .filter((i) => counts[0][i] + counts[1][i] > 0)
      .map((i) => [
        trans.__('%1 to %2', formatNumber(edges[i]), formatNumber(edges[i + 1])),
        trans.__('%1 to %2', chance(edges[i]), chance(edges[i + 1])),
        formatCount(counts[0][i]),
        formatCount(counts[1][i])
      ])
  };
}

/** The heat map's numbers at a temperature. */
export function tabulateClasses({ summary, classes }: SoftLabelsView, temperature: number): Table {
  const names = summary.classes.map((one) => classes[one]);
  return {
    caption: trans.__(
      'Mean teacher probability of each class over the rows of each label, at temperature %1',
      formatNumber(temperature)
    ),
    columns: [trans.__('label'), ...names],
    rows: computeSummaryAtTemperature(summary, temperature).byClass.map((row, i) => [
      names[i],
      ...row.map((p) => (p === null ? '–' : formatNumber(p)))
    ])
  };
}
