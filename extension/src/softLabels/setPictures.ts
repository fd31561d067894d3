import type { Data } from 'plotly.js-dist-min';
import { palette } from '../../../src/views/palette';
import type { SoftLabelsView } from '../../../src/views/View';
import { axis, baseLayout } from '../layout';
import { plainText } from '../plainText';
import type { Picture } from '../Plot';
import type { Theme } from '../theme';
import { atTemperature } from './atTemperature';
import { coldest, hottest } from './temperatureScale';

const height = 240;

/** Mean entropy of the teacher's soft labels against the temperature, the slider's temperature marked. */
export function entropyPicture({ summary, classes }: SoftLabelsView, temperature: number, theme: Theme): Picture {
  const { teacher, label } = theme.light ? palette.light : palette.dark;
  const most = Math.log(classes.length);
  const now = atTemperature(summary, temperature).meanEntropy;
  const data: Data[] = [
    {
      type: 'scatter',
      x: summary.temperatures,
      y: summary.meanEntropy,
      mode: 'lines',
      line: { color: teacher, width: 2 },
      hovertemplate: 'temperature %{x:.3~g}<br>%{y:.3~g} nats<extra></extra>'
    },
    {
      type: 'scatter',
      x: [temperature],
      y: [now],
      mode: 'markers',
      marker: { size: 11, symbol: 'diamond', color: label, line: { color: theme.background, width: 1.5 } },
      hovertemplate: 'temperature %{x:.3~g}<br>%{y:.3~g} nats<extra>now</extra>'
    }
  ];
  const base = baseLayout(theme);
  return {
    data,
    height,
    layout: {
      ...base,
      xaxis: axis(theme, 'temperature', {
        type: 'log',
        range: [Math.log10(coldest), Math.log10(hottest)],
        tickvals: [0.5, 1, 2, 5, 10, 20, 50, 100]
      }),
      yaxis: axis(theme, 'mean entropy (nats)', { range: [0, most * 1.08], nticks: 5 }),
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
          text: 'all classes alike',
          showarrow: false,
          font: { color: theme.faintText, size: 11 }
        }
      ]
    }
  };
}

/** Mean of the largest, second largest, … probability of the teacher. */
export function rankPicture({ summary, classes }: SoftLabelsView, temperature: number, theme: Theme): Picture {
  const { teacher } = theme.light ? palette.light : palette.dark;
  const { byRank } = atTemperature(summary, temperature);
  const ranks = byRank.map((_, i) => i + 1);
  // As high as at temperature 1: then the slider moves the bars and not the scale.
  const most = Math.max(1e-6, ...byRank, ...atTemperature(summary, 1).byRank);
  return {
    data: [
      {
        type: 'bar',
        x: ranks,
        y: byRank,
        marker: { color: teacher },
        text: byRank.map(brief),
        textposition: 'outside',
        textfont: { size: 10, color: theme.faintText },
        cliponaxis: false,
        hovertemplate: 'rank %{x}<br>mean probability %{y:.4~g}<extra></extra>'
      }
    ],
    height,
    layout: {
      ...baseLayout(theme),
      bargap: 0.25,
      xaxis: axis(theme, `rank of the class, of ${classes.length}`, { tickvals: ranks, showgrid: false }),
      yaxis: axis(theme, 'mean probability', { range: [0, most * 1.15], nticks: 6, tickformat: '.3~g' })
    }
  };
}

/** Mean teacher probability of each class over the rows of each label. */
export function classesPicture({ summary, classes }: SoftLabelsView, temperature: number, theme: Theme, width: number): Picture {
  const { heat } = theme.light ? palette.light : palette.dark;
  const { byClass } = atTemperature(summary, temperature);
  const most = Math.max(1e-6, ...byClass.flat().map((p) => p ?? 0));
  const names = summary.classes.map((one) => plainText(short(classes[one])));
  const places = names.map((_, i) => i);
  const longest = Math.max(0, ...names.map((name) => name.length));
  const left = 34 + longest * 7;
  const cell = (width - left - 70) / names.length;
  const side = Math.max(200, Math.min(360, names.length * 26));
  return {
    data: [
      {
        type: 'heatmap',
        z: byClass,
        x: places,
        y: places,
        colorscale: heat.map((colour, i): [number, string] => [i / (heat.length - 1), colour]),
        zmin: 0,
        zmax: most,
        xgap: 1,
        ygap: 1,
        hoverongaps: false,
        customdata: byClass.map((_, i) => names.map((name) => [names[i], name])) as unknown as string[],
        hovertemplate: 'label %{customdata[0]}<br>class %{customdata[1]}<br>mean probability %{z:.4~g}<extra></extra>',
        // Two decimals say nothing about probabilities of a thousand classes.
        ...(cell >= 26 &&
          most > 0.1 && {
            text: byClass.map((row) => row.map((p) => (p === null ? '' : brief(p)))) as unknown as string[],
            texttemplate: '%{text}',
            textfont: { size: 10 }
          }),
        colorbar: {
          thickness: 10,
          outlinewidth: 0,
          len: 1,
          nticks: 5,
          tickformat: '.2~g',
          tickfont: { size: 10, color: theme.faintText },
          x: 1.01
        }
      }
    ],
    height: side + 78,
    layout: {
      ...baseLayout(theme),
      xaxis: axis(theme, 'class, as the teacher sees it', {
        tickvals: places,
        ticktext: names,
        showgrid: false,
        range: [-0.5, names.length - 0.5]
      }),
      yaxis: axis(theme, 'label', { tickvals: places, ticktext: names, showgrid: false, range: [names.length - 0.5, -0.5] })
    }
  };
}

/** Two decimals without the zero before the point: ".93". Nothing for what rounds to none. */
function brief(p: number): string {
  return p >= 0.995 ? '1' : p < 0.005 ? '' : p.toFixed(2).slice(1);
}

function short(name: string): string {
  return name.length > 12 ? `${name.slice(0, 11)}…` : name;
}
