import { alignmentColors, markColor } from '../../../../src/views/alignmentMap/alignmentColors';
import { nameMoment } from '../../../../src/views/accuracyMatrix/tabulateAccuracyMatrix';
import type { AccuracyMatrixView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import { formatPercent } from '../../words/formatNumber';

/** The map of one strategy: parts across, the model at first and after each part down. */
export function plotAccuracyMatrix(view: AccuracyMatrixView, place: number, theme: Theme, width: number): Picture {
  const { parts, strategies } = view;
  const { accuracy } = strategies[place];
  const colors = theme.light ? alignmentColors.light : alignmentColors.dark;
  const rows = accuracy.length;
  const height = Math.round(Math.min(480, Math.max(80, rows * 30)));
  const cell = { width: (width - 170) / parts.length, height: height / Math.max(1, rows) };
  const ticks = (names: readonly string[], size: number, letters: number) => {
    const step = Math.max(1, Math.ceil(14 / size));
    const shown = names.map((_, i) => i).filter((i) => i % step === 0);
    return {
      tickvals: shown,
      ticktext: shown.map((i) => shortenTickLabel(names[i], letters)),
      showgrid: false,
      fixedrange: true
    };
  };
  const moments = accuracy.map((_, learnt) => (learnt === 0 ? trans.__('at first') : trans.__('after %1', parts[learnt - 1])));
  const hovers = accuracy.map((row, learnt) =>
    row.map((value, part) =>
      [
        escapeForPlotly(learnt === 0 ? trans.__('at first') : nameMoment(parts, learnt)),
        trans.__('part %1: %2', escapeForPlotly(parts[part]), formatPercent(value, 1))
      ].join('<br>')
    )
  );
  return {
    data: [
      {
        type: 'heatmap',
        z: accuracy,
        x: parts.map((_, i) => i),
        y: accuracy.map((_, i) => i),
        colorscale: colors.map((colour, i): [number, string] => [i / (colors.length - 1), colour]),
        ...{ zmin: 0, zmax: 1, xgap: 1, ygap: 1, showscale: false },
        customdata: hovers as unknown as string[],
        hovertemplate: '%{customdata}<extra></extra>'
      }
    ],
    height: height + 76,
    layout: {
      ...createBaseLayout(theme),
      dragmode: false,
      margin: { l: 110, r: 12, t: 12, b: 56 },
      xaxis: axis(theme, trans.__('test rows of part'), { ...ticks(parts, cell.width, 12), range: [-0.5, parts.length - 0.5] }),
      yaxis: axis(theme, '', { ...ticks(moments, cell.height, 16), range: [rows - 0.5, -0.5] }),
      annotations:
        cell.width < 34 || cell.height < 14
          ? []
          : accuracy.flatMap((row, y) =>
              row.map((value, x) => ({
                ...{ x, y, text: formatPercent(value, 0), showarrow: false },
                font: { size: 10, color: markColor(colors, value) }
              }))
            )
    }
  };
}
