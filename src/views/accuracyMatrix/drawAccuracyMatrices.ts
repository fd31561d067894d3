import { alignmentColor, alignmentColors, markColor } from '../alignmentMap/alignmentColors';
import { shorten } from '../picture/measureTextWidth';
import { palette } from '../picture/palette';
import { element, heading, label, type Box } from '../picture/svgElements';
import type { AccuracyMatrixView } from '../types/AccuracyMatrixView';
import { formatCount, formatPercent } from '../words/formatNumber';
import { nameMoment } from './tabulateAccuracyMatrix';

/** The tables have the others. */
const drawnAtMost = 6;
const cellHeight = 24;
const head = 40;
const foot = 16;
const nameWidth = 92;
const gap = 28;
const { muted } = palette.light;
const small = { 'font-size': 10, fill: muted };

/** Two maps side by side; many parts have lower cells. */
export function heightOfAccuracyMatrices(view: AccuracyMatrixView): number {
  const rows = Math.ceil(Math.min(view.strategies.length, drawnAtMost) / 2);
  return Math.max(60, rows * heightOfMap(view) + (view.strategies.length > drawnAtMost ? 18 : 0));
}

/** A map for each strategy: time down, parts across. */
export function drawAccuracyMatrices(view: AccuracyMatrixView, box: Box): string {
  const width = view.strategies.length > 1 ? (box.width - gap) / 2 : Math.min(box.width, 560);
  const height = heightOfMap(view);
  const maps = view.strategies.slice(0, drawnAtMost).map((_, place) => {
    const at = { x: box.x + (place % 2) * (width + gap), y: box.y + Math.floor(place / 2) * height };
    return drawMap(view, place, { ...at, width, height });
  });
  const more = view.strategies.length - drawnAtMost;
  if (more > 0) maps.push(label(`${formatCount(more)} more in the tables`, box.x, box.y + box.height - 2, { fill: muted }));
  return maps.join('');
}

function heightOfMap({ parts }: AccuracyMatrixView): number {
  return head + foot + (parts.length + 1) * heightOfCell(parts.length);
}

function heightOfCell(parts: number): number {
  return Math.max(6, Math.min(cellHeight, 360 / (parts + 1)));
}

function drawMap({ strategies, parts }: AccuracyMatrixView, place: number, box: Box): string {
  const { name, accuracy, averageAccuracy } = strategies[place];
  const height = heightOfCell(parts.length);
  const width = (box.width - nameWidth) / parts.length;
  const words = `${shorten(name, box.width - 120, 12, true)}: ${formatPercent(averageAccuracy.mean, 1)}`;
  const drawn = [heading(words, box.x, box.y + 12)];
  const columnStep = Math.ceil(24 / width);
  parts.forEach((part, j) => {
    if (j % columnStep > 0) return;
    const x = box.x + nameWidth + (j + 0.5) * width;
    drawn.push(label(shorten(part, width * columnStep - 4, 10), x, box.y + head - 6, { 'text-anchor': 'middle', ...small }));
  });
  const rowStep = Math.ceil(11 / height);
  accuracy.forEach((row, learnt) => {
    const y = box.y + head + learnt * height;
    if (learnt % rowStep === 0)
      drawn.push(
        label(shorten(nameMoment(parts, learnt), nameWidth - 8, 10), box.x + nameWidth - 5, y + height / 2 + 3.5, {
          'text-anchor': 'end',
          ...small
        })
      );
    row.forEach((value, j) => drawn.push(drawCell(value, { x: box.x + nameWidth + j * width, y, width, height })));
  });
  return drawn.join('');
}

function drawCell(value: number, cell: Box): string {
  // In steps: our PNGs have 256 colours, letters included.
  const colour = alignmentColor(alignmentColors.light, Math.round(value * 48) / 48);
  const rect = element('rect', { ...cell, fill: colour, stroke: palette.light.background, 'stroke-width': 0.5 });
  const { x, y, width, height } = cell;
  if (width < 30 || height < 13) return rect;
  const words = formatPercent(value, 1).replace(/ %$/, '');
  const fill = markColor(alignmentColors.light, value);
  return rect + label(words, x + width / 2, y + height / 2 + 3.5, { 'text-anchor': 'middle', 'font-size': 10, fill });
}
