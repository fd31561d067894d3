import type { Data } from 'plotly.js-dist-min';
import { markColor } from '../../../../src/views/alignmentMap/alignmentColors';
import { makeNamesDistinct } from '../../../../src/views/words/makeNamesDistinct';
import type { SoftLabelsView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import { computeSummaryAtTemperature } from './computeSummaryAtTemperature';
import { formatProbability } from './formatProbability';
import { trans } from '../../dom/trans';

/** Classes up to which the cells have their numbers in them. */
const mostWithNumbers = 12;

/** Mean teacher probability of each class over the rows of each label. */
export function plotClassProbabilities(
  { summary, classes }: SoftLabelsView,
  temperature: number,
  theme: Theme,
  width: number
): Picture {
  const { heat } = theme.colors;
  const { byClass } = computeSummaryAtTemperature(summary, temperature);
  const most = Math.max(1e-6, ...byClass.flat().map((p) => p ?? 0));
  const names = makeNamesDistinct(
    summary.classes.map((one) => classes[one]),
    summary.classes,
    (name) => shortenTickLabel(name, 14)
  );
  const full = summary.classes.map((one) => escapeForPlotly(classes[one]));
  const places = names.map((_, i) => i);
  const longest = Math.max(0, ...names.map((name) => [...name].length));
  const left = 34 + longest * 7;
  const cell = (width - left - 70) / names.length;
  const side = Math.max(200, Math.min(360, names.length * 26));
  // Two decimals say nothing about probabilities of a thousand classes, and hundreds of them read as noise.
  const hasNumbers = cell >= 26 && names.length <= mostWithNumbers && most > 0.1;
  // The heat map's own letters are grey, and hardly read on some of its colours.
  const told = byClass.flatMap((row, i) => row.flatMap((p, j) => (p === null || !formatProbability(p) ? [] : [{ i, j, p }])));
  const numbers: Data = {
    type: 'scatter',
    mode: 'text',
    x: told.map(({ j }) => j),
    y: told.map(({ i }) => i),
    text: told.map(({ p }) => formatProbability(p)),
    textfont: { size: 10, color: told.map(({ p }) => markColor(heat, p / most)) },
    hoverinfo: 'skip'
  };
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
        customdata: byClass.map((_, i) => full.map((name) => [full[i], name])) as unknown as string[],
        hovertemplate: `${trans.__('label')} %{customdata[0]}<br>${trans.__('class')} %{customdata[1]}<br>${trans.__('mean probability')} %{z:.4~g}<extra></extra>`,
        colorbar: {
          thickness: 10,
          outlinewidth: 0,
          len: 1,
          nticks: 5,
          tickformat: '.2~g',
          tickfont: { size: 10, color: theme.faintText },
          x: 1.01
        }
      },
      ...(hasNumbers ? [numbers] : [])
    ],
    height: side + 78,
    layout: {
      ...createBaseLayout(theme),
      xaxis: axis(theme, trans.__('class, as the teacher sees it'), {
        tickvals: places,
        ticktext: names,
        showgrid: false,
        range: [-0.5, names.length - 0.5]
      }),
      yaxis: axis(theme, trans.__('label'), {
        tickvals: places,
        ticktext: names,
        showgrid: false,
        range: [names.length - 0.5, -0.5]
      })
    }
  };
}
