import type { SoftLabelsView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { computeSummaryAtTemperature } from './computeSummaryAtTemperature';
import { formatProbability } from './formatProbability';
import { trans } from '../../dom/trans';

/** Mean of the largest, second largest, … probability of the teacher. */
export function plotRankProbabilities({ summary, classes }: SoftLabelsView, temperature: number, theme: Theme): Picture {
  const { teacher } = theme.colors;
  const { byRank } = computeSummaryAtTemperature(summary, temperature);
  const ranks = byRank.map((_, i) => i + 1);
  // As high as at temperature 1: then the slider moves the bars and not the scale.
  const most = Math.max(1e-6, ...byRank, ...computeSummaryAtTemperature(summary, 1).byRank);
  return {
    data: [
      {
        type: 'bar',
        x: ranks,
        y: byRank,
        marker: { color: teacher },
        text: byRank.map(formatProbability),
        textposition: 'outside',
        textfont: { size: 10, color: theme.faintText },
        cliponaxis: false,
        hovertemplate: `${trans.__('rank')} %{x}<br>${trans.__('mean probability')} %{y:.4~g}<extra></extra>`
      }
    ],
    height: 240,
    layout: {
      ...createBaseLayout(theme),
      bargap: 0.25,
      xaxis: axis(theme, trans.__('rank of the class, of %1', classes.length), { tickvals: ranks, showgrid: false }),
      yaxis: axis(theme, trans.__('mean probability'), { range: [0, most * 1.15], nticks: 6, tickformat: '.3~g' })
    }
  };
}
