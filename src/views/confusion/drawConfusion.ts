import { partOf, shownAtMost } from './tabulateConfusion';
import { makeNamesDistinct } from '../words/makeNamesDistinct';
import { computeErrorShares, leastScale } from './computeErrorShares';
import { formatCount, formatPercent } from '../words/formatNumber';
import { selectMostConfusedClasses } from './selectMostConfusedClasses';
import { palette } from '../picture/palette';
import { chooseShareScaleEnd } from '../picture/chooseShareScaleEnd';
import type { ConfusedModel, ConfusionView } from '../types/ConfusionView';
import { heatColor, drawHeatScale } from '../picture/drawHeatScale';
import { element, heading, label, uprightLabel, type Box } from '../picture/svgElements';
import { fitting, shorten, shortenMiddle, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const small = { 'font-size': 10, fill: colors.muted };
const columns = 3;
const gap = 18;
const scaleWidth = 52;
const head = 24;
const keyHeight = 26;

/** The layout, the same for each map. */
interface Layout {
  shown: number[];
  cell: { width: number; height: number };
  nameWidth: number;
  nameHeight: number;
  isUpright: boolean;
  /** Maps per row, and rows of maps. */
  across: number;
  down: number;
}

/** Three maps need more width than two. */
export function widthOfConfusion({ models }: ConfusionView): number {
  return models.length > 2 ? 1232 : 860;
}

/** As high as the classes and the rows of maps need. */
export function heightOfConfusion(view: ConfusionView, width: number): number {
  if (!view.models.length || !view.classes.length) return 40;
  const at = layoutOf(view, width);
  return at.down * heightOfRow(at) + keyHeight;
}

/** One map per model: labels down, predicted classes across. Errors are coloured by the share of their label's rows; correct rows are grey. */
export function drawConfusion(view: ConfusionView, box: Box): string {
  const { models } = view;
  if (!models.length || !view.classes.length) return label('No model is compared.', box.x, box.y + 16, { fill: colors.muted });
  const at = layoutOf(view, box.width);
  const { shown, cell, nameWidth, across } = at;
  const shares = models.map((model) => computeErrorShares(model, shown));
  const most = chooseShareScaleEnd([leastScale, ...shares.flat(2).map((share) => share ?? 0)]);
  const plotWidth = cell.width * shown.length;
  const left = box.x + 18 + nameWidth + 6;
  const parts = models.map((model, i) => {
    const plot: Box = {
      x: left + (i % across) * (plotWidth + gap),
      y: box.y + Math.floor(i / across) * heightOfRow(at) + head,
      width: plotWidth,
      height: cell.height * shown.length
    };
    return drawMap(view, model, shares[i], most, plot, at) + (i % across === 0 ? rowNames(view, plot, box.x, at) : '');
  });
  const first: Box = { x: left, y: box.y + head, width: plotWidth, height: cell.height * shown.length };
  parts.push(drawHeatScale({ ...first, x: left + across * (plotWidth + gap) - gap + 8, width: 8 }, most));
  parts.push(key(view, { ...box, y: box.y + box.height - 14 }, shown.length));
  return parts.join('');
}

function layoutOf(view: ConfusionView, width: number): Layout {
  const shown = selectMostConfusedClasses(view, shownAtMost);
  const names = shown.map((i) => view.classes[i]);
  const widest = (room: number) => Math.min(room, Math.max(...names.map((name) => measureTextWidth(name, 10))) + 1);
  const across = Math.min(columns, view.models.length);
  const nameWidth = widest(150);
  const room = width - 24 - nameWidth - scaleWidth - (across - 1) * gap;
  const cellWidth = Math.min(84, room / (across * shown.length));
  const isUpright = widest(Infinity) > cellWidth - 3;
  return {
    shown,
    cell: { width: cellWidth, height: Math.min(36, Math.max(14, cellWidth)) },
    nameWidth,
    nameHeight: isUpright ? widest(110) : 10,
    isUpright,
    across,
    down: Math.ceil(view.models.length / across)
  };
}

function heightOfRow({ cell, shown, nameHeight }: Layout): number {
  return head + cell.height * shown.length + nameHeight + 34;
}

function rowNames({ classes }: ConfusionView, plot: Box, left: number, { shown, cell, nameWidth }: Layout): string {
  const names = shortNames(classes, shown, nameWidth).map((name, i) =>
    label(name, plot.x - 6, plot.y + (i + 0.5) * cell.height + 3.5, { 'text-anchor': 'end', ...small })
  );
  const middle = { 'text-anchor': 'middle', fill: colors.muted };
  return names.join('') + uprightLabel('label', left + 10, plot.y + plot.height / 2, middle);
}

function drawMap(
  { classes, rows }: ConfusionView,
  model: ConfusedModel,
  shares: (number | null)[][],
  most: number,
  plot: Box,
  { shown, cell, nameHeight, isUpright }: Layout
): string {
  const { name, errors, counts } = model;
  const room = plot.width + gap - 6;
  const count = `: ${formatCount(errors)} wrong`;
  const wordings = [
    `${name}${count} (${formatPercent(errors / rows, 1)})`,
    `${name}${count}`,
    `${shorten(name, Math.max(20, room - measureTextWidth(count, 12, true)), 12, true)}${count}`
  ];
  const bottom = plot.y + plot.height;
  const parts = [heading(fitting(wordings, room, 12, true), plot.x, plot.y - 10)];
  shares.forEach((row, i) =>
    row.forEach((share, j) => {
      const at: Box = { x: plot.x + j * cell.width, y: plot.y + i * cell.height, ...cell };
      parts.push(drawCell(counts[shown[i]][shown[j]], share, i === j, most, at));
    })
  );
  parts.push(element('rect', { ...plot, fill: 'none', stroke: colors.grid }));
  shortNames(classes, shown, isUpright ? nameHeight : Infinity).forEach((short, i) => {
    const x = plot.x + (i + 0.5) * cell.width;
    if (!isUpright) parts.push(label(short, x, bottom + 14, { 'text-anchor': 'middle', ...small }));
    else parts.push(uprightLabel(short, x + 3.5, bottom + 6, { 'text-anchor': 'end', ...small }));
  });
  parts.push(
    label('predicted class', plot.x + plot.width / 2, bottom + nameHeight + 22, { 'text-anchor': 'middle', fill: colors.muted })
  );
  return parts.join('');
}

function shortNames(classes: readonly string[], shown: readonly number[], room: number): string[] {
  return makeNamesDistinct(
    shown.map((i) => classes[i]),
    shown,
    (name) => shortenMiddle(name, room, 10)
  );
}

/** The count, and the share below it if there is room. */
function drawCell(count: number, share: number | null, isRight: boolean, most: number, cell: Box): string {
  const fill = isRight ? quiet : share ? heatColor(Math.ceil((share / most) * 64) / 64) : colors.background;
  const rect = element('rect', { ...cell, fill, stroke: colors.grid, 'stroke-width': 0.5 });
  const text = formatCount(count);
  if (!count || measureTextWidth(text, 9) > cell.width - 2 || cell.height < 11) return rect;
  // On shades from this one on, white has the better contrast.
  const ink = isRight ? colors.muted : share !== null && share / most > 0.5 ? colors.background : colors.ink;
  const look = { 'text-anchor': 'middle', fill: ink };
  const [x, y] = [cell.x + cell.width / 2, cell.y + cell.height / 2];
  const below = share === null ? '' : formatPercent(share, share < 0.0995 ? 1 : 0);
  if (isRight || cell.height < 28 || measureTextWidth(below, 9) > cell.width - 2)
    return rect + label(text, x, y + 3.5, { 'font-size': cell.width > 40 ? 11 : 9, ...look });
  return (
    rect +
    label(text, x, y - 1, { 'font-size': 11, 'font-weight': 'bold', ...look }) +
    label(below, x, y + 11, { 'font-size': 9, ...look })
  );
}

const quiet = '#f2f2f2';

function key(view: ConfusionView, { x, y, width }: Box, shown: number): string {
  const words = `Number: rows. Colour: their share of the label's ${view.split} rows; grey: right${partOf(view, shown)}.`;
  return label(shorten(words, width), x, y + 6, { fill: colors.muted });
}
