import type { ReliableModel } from '../../record/Reliability';
import { formatCount, formatNumber } from '../words/formatNumber';
import { chooseModelLooks, type ModelLook } from '../picture/chooseModelLooks';
import { palette } from '../picture/palette';
import { computeReliabilityRange } from './computeReliabilityRange';
import type { ReliabilityView } from '../types/ReliabilityView';
import { linearAxis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { element, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { drawSymbolPath } from '../picture/drawSymbolPath';
import { shorten, shortenMiddle, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const side = 400;
const left = 58;
const countsHeight = 64;
const keyRow = 36;
export const heightOfReliability = side + countsHeight + 60;

type Scale = (value: number) => number;

/** What came true against what was predicted, with the diagonal and intervals. Row counts are below, the key is at the right. */
export function drawReliability(view: ReliabilityView, box: Box): string {
  const { models, of, event, confidence } = view;
  const looks = chooseModelLooks(
    models.map(({ name }) => name),
    colors
  );
  const [low, high] = computeReliabilityRange(view);
  const plot: Box = { x: box.x + left, y: box.y + 4, width: side, height: side };
  const counts: Box = { ...plot, y: plot.y + side + 12, height: countsHeight };
  const axis = fitAxis((count) => linearAxis(low, high, count), side, 11);
  const px: Scale = (value) => plot.x + axis.share(value) * side;
  const py: Scale = (value) => plot.y + (1 - axis.share(value)) * side;
  const most = models.flatMap(({ bins }) => bins).reduce((sum, { count }) => Math.max(sum, count), 1);
  const pc: Scale = (count) => counts.y + (1 - count / most) * counts.height;
  const bottom = counts.y + counts.height;
  const muted = { fill: colors.muted };

  const parts = axis.ticks.flatMap(({ at, text }) => [
    stroke(plot.x, py(at), plot.x + side, py(at), { stroke: colors.grid }),
    stroke(px(at), plot.y, px(at), plot.y + side, { stroke: colors.grid }),
    stroke(px(at), bottom, px(at), bottom + 4, { stroke: colors.muted }),
    label(text, plot.x - 6, py(at) + 4, { 'text-anchor': 'end', ...muted }),
    label(text, px(at), bottom + 16, { 'text-anchor': 'middle', ...muted })
  ]);
  const title = of === 'largest' ? 'mean confidence' : `mean predicted probability of ${event}`;
  parts.push(
    stroke(px(low), py(low), px(high), py(high), { stroke: colors.muted, 'stroke-dasharray': '4,4' }),
    stroke(plot.x, plot.y + side, plot.x + side, plot.y + side, { stroke: colors.muted }),
    stroke(plot.x, bottom, plot.x + side, bottom, { stroke: colors.muted }),
    uprightLabel('share that came true', box.x + 12, plot.y + side / 2, { 'text-anchor': 'middle', ...muted }),
    uprightLabel('rows', box.x + 12, counts.y + counts.height / 2, { 'text-anchor': 'middle', ...muted }),
    label(formatCount(most), plot.x - 6, counts.y + 8, { 'text-anchor': 'end', ...muted }),
    label(shorten(title, side + left), plot.x + side / 2, bottom + 34, { 'text-anchor': 'middle', ...muted })
  );
  models.forEach((model, i) => parts.push(drawModel(model, looks[i], px, py), drawCounts(model, looks[i], px, pc, bottom)));
  const words = `bars: ${formatNumber(100 * confidence)} % intervals`;
  parts.push(drawKey(models, looks, words, { ...box, x: plot.x + side + 28, width: box.width - left - side - 28 }));
  return parts.join('');
}

function drawModel({ bins }: ReliableModel, { color, symbol, dash }: ModelLook, px: Scale, py: Scale): string {
  const [xs, ys] = [bins.map(({ predicted }) => px(predicted)), bins.map(({ observed }) => py(observed))];
  const line = { d: path(xs, ys), fill: 'none', stroke: color, 'stroke-width': 1.5, 'stroke-dasharray': dash };
  return [
    xs.length > 1 ? element('path', line) : '',
    ...bins.map(({ low, high }, i) => stroke(xs[i], py(low), xs[i], py(high), { stroke: color, 'stroke-width': 1 })),
    ...xs.map((x, i) => element('path', { d: drawSymbolPath(symbol, x, ys[i], 4), fill: color }))
  ].join('');
}

function drawCounts({ bins }: ReliableModel, { color, symbol }: ModelLook, px: Scale, pc: Scale, bottom: number): string {
  return bins
    .map(({ predicted, count }) => [
      stroke(px(predicted), bottom, px(predicted), pc(count), { stroke: color, 'stroke-width': 2 }),
      element('path', { d: drawSymbolPath(symbol, px(predicted), pc(count), 2.5), fill: color })
    ])
    .flat()
    .join('');
}

function drawKey(
  models: readonly ReliableModel[],
  looks: readonly ModelLook[],
  words: string,
  { x, y, width, height }: Box
): string {
  const room = Math.floor((height - 60) / keyRow);
  const shown = models.slice(0, models.length > room ? room - 1 : room);
  const parts = shown.map(({ name, error, bins }, i) => {
    const [{ color, symbol, dash }, top] = [looks[i], y + 14 + i * keyRow];
    const told = bins.length ? `calibration error ${formatNumber(error)}` : 'nothing measured';
    return [
      stroke(x, top - 4, x + 26, top - 4, { stroke: color, 'stroke-width': 1.5, 'stroke-dasharray': dash }),
      element('path', { d: drawSymbolPath(symbol, x + 13, top - 4, 4), fill: color }),
      label(shortenMiddle(name, width - 34), x + 34, top),
      label(shorten(told, width - 34), x + 34, top + 14, { fill: colors.muted })
    ].join('');
  });
  let top = y + 14 + shown.length * keyRow;
  if (shown.length < models.length) {
    parts.push(label(`and ${models.length - shown.length} more`, x + 34, top));
    top += keyRow;
  }
  parts.push(
    stroke(x, top - 4, x + 26, top - 4, { stroke: colors.muted, 'stroke-dasharray': '4,4' }),
    label('as predicted', x + 34, top),
    label(shorten(words, Math.max(width - 34, measureTextWidth('…'))), x + 34, top + 18, { fill: colors.muted })
  );
  return parts.join('');
}
