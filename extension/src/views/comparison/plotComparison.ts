import type { Layout } from 'plotly.js-dist-min';
import type { ComparisonView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { joinLines, nameLine, wrapTickLabel } from '../../plot/wrapTickLabel';
import { trans } from '../../dom/trans';
import { computeDifferenceAxis } from './computeDifferenceAxis';
import { computeDifferenceRows, computeModelRows } from './computeIntervalPlotRows';
import { createForestRowAxis } from './createForestRowAxis';
import { labelSidesOfZero } from './labelSidesOfZero';
import { layForestPanel } from './layForestPanel';
import { createIntervalTraces } from './createIntervalTraces';

/** Above a panel: the words at both sides of zero. */
const top = 24;
const axisHeight = 56;
const sides = { l: 8, r: 16 };
/** Below this many pixels the differences stand under the models. */
const wide = 640;
const gap = 28;

/** One metric as a forest plot: the models' means with their intervals, and the differences around zero. */
export function plotComparison(view: ComparisonView, place: number, theme: Theme, width: number): Picture {
  const { better, format } = view.metrics[place];
  const all = [computeModelRows(view, place, theme), computeDifferenceRows(view, place, theme)].filter((rows) => rows.length > 0);
  const isWide = width >= wide && all.length > 1;
  const whole = Math.max(120, width - sides.l - sides.r);
  const room = isWide ? (whole - gap) / 2 : whole;
  const panels = all.map((rows) => layForestPanel(rows, room));
  const titles = panels.map(({ names }, i) => wrapTickLabel(titleOf(view, place, i), room - names, 3));
  const below = titles.map((lines) => axisHeight + (lines.length - 1) * nameLine);
  const inner = isWide
    ? Math.max(...panels.map(({ height }) => height))
    : panels.reduce((sum, { height }, i) => sum + height + (i ? below[0] + top : 0), 0);
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin: { ...sides, t: top, b: isWide ? Math.max(...below) : (below.at(-1) ?? axisHeight) },
    hovermode: 'closest'
  };
  const formats = { share: '.3~%', number: '.4~g', money: ',.2~f' };
  panels.forEach(({ rows, labels, names, height }, i) => {
    const [x, y] = i ? (['xaxis2', 'yaxis2'] as const) : (['xaxis', 'yaxis'] as const);
    const left = isWide && i ? room + gap : 0;
    const bottom = isWide ? inner - height : i ? 0 : inner - height;
    layout[x] = {
      ...axis(theme, joinLines(titles[i])),
      ...(i ? computeDifferenceAxis(rows, room - names, theme) : { tickformat: formats[format] }),
      domain: [(left + names) / whole, Math.min(1, (left + room) / whole)],
      anchor: i ? 'y2' : 'y',
      nticks: Math.max(2, Math.min(6, Math.floor((room - names) / 60))),
      automargin: false,
      uirevision: `${place}`
    };
    const domain: [number, number] = [bottom / inner, (bottom + height) / inner];
    layout[y] = createForestRowAxis(labels, { domain, anchor: i ? 'x2' : 'x' }, theme);
  });
  if (panels.length > 1) layout.annotations = labelSidesOfZero(better, '2', theme);
  const data = panels.flatMap(({ rows }, i) => createIntervalTraces(rows, i ? '2' : '', theme));
  return { data, layout, height: inner + top + (layout.margin?.b ?? 0) };
}

function titleOf({ metrics }: ComparisonView, place: number, panel: number): string {
  const { title, better, format } = metrics[place];
  if (panel) return format === 'share' ? trans.__('difference in points') : trans.__('difference');
  return better === 'higher' ? trans.__('%1 (higher is better)', title) : trans.__('%1 (lower is better)', title);
}
