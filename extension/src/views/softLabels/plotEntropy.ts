import type { Data } from 'plotly.js-dist-min';
import type { SoftLabelsView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { computeSummaryAtTemperature } from './computeSummaryAtTemperature';
import { coldest, hottest } from './temperatureToPosition';
import { trans } from '../../dom/trans';

/** Mean entropy of the teacher's soft labels against the temperature, the slider's temperature marked. */
export function plotEntropy({ summary, classes }: SoftLabelsView, temperature: number, theme: Theme): Picture {
  const { teacher, label } = theme.colors;
  const most = Math.log(classes.length);
  const now = computeSummaryAtTemperature(summary, temperature).meanEntropy;
  const data: Data[] = [
    {
      type: 'scatter',
      x: summary.temperatures,
      y: summary.meanEntropy,
      mode: 'lines',
      line: { color: teacher, width: 2 },
      hovertemplate: `${trans.__('temperature')} %{x:.3~g}<br>%{y:.3~g} nats<extra></extra>`
    },
    {
      type: 'scatter',
      x: [temperature],
      y: [now],
      mode: 'markers',
      marker: { size: 11, symbol: 'diamond', color: label, line: { color: theme.background, width: 1.5 } },
      hovertemplate: `${trans.__('temperature')} %{x:.3~g}<br>%{y:.3~g} nats<extra>${trans.__('now')}</extra>`
    }
  ];
  const base = createBaseLayout(theme);
  return {
    data,
    height: 240,
    layout: {
      ...base,
      xaxis: axis(theme, trans.__('temperature'), {
        type: 'log',
        range: [Math.log10(coldest), Math.log10(hottest)],
        tickvals: [0.5, 1, 2, 5, 10, 20, 50, 100]
      }),
      yaxis: axis(theme, trans.__('mean entropy (nats)'), { range: [0, most * 1.08], nticks: 5 }),
      shapes: [
        {
          type: 'line',
          xref: 'paper',
          x0: 0,
          x1: 1,
          y0: most,
          y1: most,
          line: { color: theme.faintText, width: 1, dash: 'dot' }
        },
        { type: 'line', x0: temperature, x1: temperature, y0: 0, y1: now, line: { color: theme.faintText, width: 1 } }
      ],
      annotations: [
        {
          xref: 'paper',
          x: 0,
          xanchor: 'left',
          y: most,
          yanchor: 'bottom',
          text: trans.__('all classes alike'),
          showarrow: false,
          font: { color: theme.faintText, size: 11 }
        }
      ]
    }
  };
}
