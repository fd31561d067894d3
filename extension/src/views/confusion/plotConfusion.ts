import type { Data } from 'plotly.js-dist-min';
import { markColor } from '../../../../src/views/alignmentMap/alignmentColors';
import { chooseTextColorOn } from '../../../../src/views/picture/chooseTextColorOn';
import { shownAtMost } from '../../../../src/views/confusion/tabulateConfusion';
import { makeNamesDistinct } from '../../../../src/views/words/makeNamesDistinct';
import { computeErrorShares, leastScale } from '../../../../src/views/confusion/computeErrorShares';
import { formatCount, formatPercent } from '../../words/formatNumber';
import { selectMostConfusedClasses } from '../../../../src/views/confusion/selectMostConfusedClasses';
import { chooseShareScaleEnd } from '../../../../src/views/picture/chooseShareScaleEnd';
import type { ConfusionView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

/** Pixels of a cell: two classes need no picture as wide as the page. */
const widest = 90;

const quiet = { light: '#eeeeee', dark: '#2c2c2c' };

/** One model's map: labels down, predicted classes across; errors by the share of their label's rows, what is right in grey. */
export function plotConfusion(view: ConfusionView, place: number, theme: Theme, width: number): Picture {
  const { classes, models } = view;
  const shown = selectMostConfusedClasses(view, shownAtMost);
  const shares = models.map((model) => computeErrorShares(model, shown));
  const most = chooseShareScaleEnd([leastScale, ...shares.flat(2).map((share) => share ?? 0)]);
  const { counts } = models[place];
  const places = shown.map((_, i) => i);
  const names = makeNamesDistinct(
    shown.map((i) => classes[i]),
    shown,
    (name) => shortenTickLabel(name, width < 360 ? 12 : 18)
  );
  const full = shown.map((i) => escapeForPlotly(classes[i]));
  const longest = 7 * names.reduce((max, name) => Math.max(max, name.length), 0);
  const room = Math.max(1, (width - longest - 110) / Math.max(1, shown.length));
  const cell = Math.min(widest, room);
  const height = Math.min(38, Math.max(16, cell)) * shown.length;
  const { heat } = theme.colors;
  const grey = theme.light ? quiet.light : quiet.dark;
  const common = { type: 'heatmap' as const, x: places, y: places, xgap: 1, ygap: 1, hoverongaps: false };
  const written = (count: number, share: number) =>
    cell > 44 && height / shown.length > 30
      ? `${formatCount(count)}<br>${formatPercent(share, share < 0.0995 ? 1 : 0)}`
      : formatCount(count);
  const texts = (of: (i: number, j: number) => string) =>
    shown.map((_, i) => shown.map((_, j) => of(i, j))) as unknown as string[];
  const isRoomy = cell >= 13;
  const at = (i: number, j: number) => counts[shown[i]][shown[j]];
  const errors: Data = {
    ...common,
    // A square root, so that one per cent is still seen.
    z: shares[place].map((row) => row.map((share) => (share ? Math.sqrt(share / most) : null))),
    zmin: 0,
    zmax: 1,
    colorscale: heat.map((colour, i): [number, string] => [i / (heat.length - 1), colour]),
    customdata: texts((i, j) => {
      const share = shares[place][i][j];
      const told = trans.__('%1 taken for %2: %3 rows', full[i], full[j], formatCount(at(i, j)));
      return share === null ? told : `${told} (${formatPercent(share, 1)})`;
    }),
    hovertemplate: '%{customdata}<extra></extra>',
    colorbar: {
      thickness: 8,
      outlinewidth: 0,
      len: 1,
      tickvals: [0, 0.1, 0.5, 1].map(Math.sqrt),
      ticktext: [0, 0.1, 0.5, 1].map((share) => formatPercent(share * most, most < 0.1 ? 1 : 0)),
      tickfont: { size: 10, color: theme.faintText },
      x: 1.01
    }
  };
  const right: Data = {
    ...common,
    z: shown.map((_, i) => shown.map((_, j) => (i === j ? 1 : null))),
    colorscale: [
      [0, grey],
      [1, grey]
    ],
    showscale: false,
    customdata: texts((i, j) => trans.__('%1: %2 rows are right', full[i], formatCount(at(i, j)))),
    hovertemplate: '%{customdata}<extra></extra>',
    ...(isRoomy && {
      text: texts((i, j) => (i === j ? formatCount(at(i, j)) : '')),
      texttemplate: '%{text}',
      textfont: { size: 11, color: chooseTextColorOn(grey) }
    })
  };
  // The heat map's own letters are grey, and hardly read on some of its colours.
  const wrong = places.flatMap((i) =>
    places.flatMap((j) => (shares[place][i][j] ? [{ i, j, share: shares[place][i][j]! }] : []))
  );
  const numbers: Data = {
    type: 'scatter',
    mode: 'text',
    x: wrong.map(({ j }) => j),
    y: wrong.map(({ i }) => i),
    text: wrong.map(({ i, j, share }) => written(at(i, j), share)),
    textfont: { size: 11, color: wrong.map(({ share }) => markColor(heat, Math.sqrt(share / most))) },
    hoverinfo: 'skip'
  };
  const every = Math.ceil(13 / cell);
  const ticks = (step: number) => {
    const shownAt = places.filter((i) => i % step === 0);
    return { tickvals: shownAt, ticktext: shownAt.map((i) => names[i]), showgrid: false, fixedrange: true };
  };
  return {
    data: [right, errors, ...(isRoomy ? [numbers] : [])],
    height: Math.round(height + 60 + (longest > cell ? longest : 14)),
    layout: {
      ...createBaseLayout(theme),
      dragmode: false,
      margin: { l: 40, r: 8 + Math.max(0, (room - cell) * shown.length), t: 8, b: 44 },
      xaxis: {
        ...axis(theme, trans.__('predicted class'), { ...ticks(every), tickangle: longest > cell ? -90 : 0 }),
        range: [-0.5, shown.length - 0.5]
      },
      yaxis: { ...axis(theme, trans.__('label'), ticks(1)), range: [shown.length - 0.5, -0.5] }
    }
  };
}
