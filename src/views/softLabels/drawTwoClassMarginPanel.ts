import type { Margins } from '../../record/RunRecord';
import { formatProbabilityPercent } from '../words/formatProbabilityPercent';
import { oneHotMargin } from './oneHotMargin';
import { dashes, palette } from '../picture/palette';
import { softmaxAt } from './softmaxAt';
import { computeHistogramOutline } from '../picture/computeHistogramOutline';
import { linearAxis, logAxis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { drawLegend, layLegend, legendRow } from '../picture/drawLegend';
import { element, heading, label, path, stroke, type Box } from '../picture/svgElements';
import { fitting, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
/** Where the axis of counts begins, below the single row that a bin may hold. */
const floor = 0.7;
const muted = { 'font-size': 10, fill: colors.muted };

export interface MarginPanel {
  margins: Margins;
  /** Names of the two classes. */
  names: readonly string[];
  temperature: number;
}

/** How the margins of each label's rows are distributed. Counts are on a log scale, so that a class of 0.8 % is visible next to one of 99.2 %. */
export function drawTwoClassMarginPanel({ margins: { edges, counts }, names, temperature }: MarginPanel, box: Box): string {
  const looks = names.map((name, i) => {
    const look = { color: colors.terms[i + 1], dash: i ? dashes[1] : undefined, width: 2, markers: false };
    return { ...look, name: `label "${name}"` };
  });
  const legend = layLegend(looks, box.width);
  const most = Math.max(1, ...counts.flat());
  const y = logAxis(floor, most * 1.2, 4);
  const left = Math.max(...y.ticks.map(({ text }) => measureTextWidth(text))) + 8;
  const top = box.y + 24 + legend.rows * legendRow;
  const plot: Box = { x: box.x + left, y: top, width: box.width - left - 14, height: box.y + box.height - top - 50 };
  const bottom = plot.y + plot.height;
  const last = edges[edges.length - 1];
  // The widest text below a tick decides how many ticks there are.
  const chance = (margin: number) => formatProbabilityPercent(softmaxAt([0, margin], temperature)[1]);
  const x = fitAxis((count) => withChance(linearAxis(edges[0], last, count), chance), plot.width, 10);
  const px = (value: number) => plot.x + x.share(value) * plot.width;
  const py = (count: number) => plot.y + (1 - y.share(count)) * plot.height;

  const wordings = ["Rows by the teacher's margin (log scale)", 'Rows by margin (log scale)'];
  const parts = [heading(fitting(wordings, box.width, 12, true), box.x, box.y + 12), drawLegend(legend, box.x, box.y + 30)];
  for (const { at, text } of y.ticks) {
    parts.push(stroke(plot.x, py(at), plot.x + plot.width, py(at), { stroke: colors.grid }));
    parts.push(label(text, plot.x - 6, py(at) + 4, { 'text-anchor': 'end', ...muted }));
  }
  for (const { at, text } of x.ticks) {
    parts.push(stroke(px(at), bottom, px(at), bottom + 4, { stroke: colors.muted }));
    if (!text) continue;
    parts.push(label(signed(at), px(at), bottom + 14, { 'text-anchor': 'middle', ...muted }));
    parts.push(label(text, px(at), bottom + 27, { 'text-anchor': 'middle', ...muted }));
  }
  const bounds = [-1, 1].map((side) => side * oneHotMargin * temperature).filter((at) => at > edges[0] && at < last);
  for (const at of bounds) parts.push(stroke(px(at), plot.y, px(at), bottom, { stroke: colors.ink, 'stroke-dasharray': '1,3' }));
  counts.forEach((of, i) => {
    const look = { fill: 'none', stroke: looks[i].color, 'stroke-width': 2, 'stroke-dasharray': looks[i].dash };
    for (const { x: xs, y: ys } of computeHistogramOutline(edges, of, floor))
      parts.push(element('path', { d: path(xs.map(px), ys.map(py)), ...look }));
  });
  parts.push(stroke(plot.x, bottom, plot.x + plot.width, bottom, { stroke: colors.muted }));
  const [long, short] = bounds.length ? ['; beyond the dots as good as one-hot', '; dots: one-hot'] : ['', ''];
  const meanings = [`margin; probability of "${names[1]}"${long}`, `margin; chance of "${names[1]}"${short}`];
  parts.push(label(fitting(meanings, box.width, 10), box.x + box.width, bottom + 45, { 'text-anchor': 'end', ...muted }));
  return parts.join('');
}

function withChance({ ticks, share }: ReturnType<typeof linearAxis>, chance: (margin: number) => string) {
  return { share, ticks: ticks.map(({ at }) => ({ at, text: chance(at) })) };
}

function signed(margin: number): string {
  const text = String(Number(Math.abs(margin).toPrecision(6)));
  return `${margin < 0 ? '−' : margin > 0 ? '+' : ''}${text}`;
}
