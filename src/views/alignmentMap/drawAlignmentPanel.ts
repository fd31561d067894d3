import type { AlignmentMapView, ViewedAlignment } from '../types/AlignmentMapView';
import { alignmentColor, alignmentColors, markColor } from './alignmentColors';
import { palette } from '../picture/palette';
import { element, heading, label, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { shorten, shortenMiddle, measureTextWidth } from '../picture/measureTextWidth';

const colors = alignmentColors.light;
const { muted, grid } = palette.light;
const small = { 'font-size': 10, fill: muted };
const scaleWidth = 42;

/** One map: teacher layers down, student layers across. */
export function drawAlignmentPanel({ teacherLayers, studentLayers }: AlignmentMapView, map: ViewedAlignment, box: Box): string {
  const names = [teacherLayers, studentLayers].map((layers) => layers.map(({ name }) => name));
  const widest = (of: string[], room: number) => Math.min(room, Math.max(...of.map((name) => measureTextWidth(name, 10))) + 1);
  const nameWidth = widest(names[0], box.width * 0.3);
  const left = nameWidth + 24;
  const cellWidth = Math.min(120, (box.width - left - scaleWidth) / names[1].length);
  const isUpright = widest(names[1], Infinity) > cellWidth - 4;
  const nameHeight = isUpright ? widest(names[1], 84) : 10;
  const plot: Box = {
    x: box.x + left,
    y: box.y + 22,
    width: cellWidth * names[1].length,
    height: box.height - 52 - nameHeight
  };
  const cellHeight = plot.height / names[0].length;
  const [rowStep, columnStep] = [Math.ceil(10 / cellHeight), isUpright ? Math.ceil(10 / cellWidth) : 1];
  const bottom = plot.y + plot.height;
  const parts = [heading(shorten(map.label, box.width, 12, true), box.x, box.y + 12)];
  names[0].forEach((name, t) => {
    if (t % rowStep === 0)
      parts.push(
        label(shortenMiddle(name, nameWidth, 10), plot.x - 5, plot.y + (t + 0.5) * cellHeight + 3.5, {
          'text-anchor': 'end',
          ...small
        })
      );
  });
  names[1].forEach((name, s) => {
    const x = plot.x + (s + 0.5) * cellWidth;
    if (!isUpright) parts.push(label(name, x, bottom + 14, { 'text-anchor': 'middle', ...small }));
    else if (s % columnStep === 0)
      parts.push(uprightLabel(shortenMiddle(name, nameHeight, 10), x + 3.5, bottom + 6, { 'text-anchor': 'end', ...small }));
  });
  const cellAt = (t: number, s: number): Box => ({
    x: plot.x + s * cellWidth,
    y: plot.y + t * cellHeight,
    width: cellWidth,
    height: cellHeight
  });
  map.values.forEach((row, t) => row.forEach((value, s) => parts.push(drawCell(value, cellAt(t, s)))));
  map.best.forEach((t, s) => {
    if (t !== null) parts.push(bestMark(map.values[t][s] as number, cellAt(t, s)));
  });
  for (const { teacher, student, cka } of map.pairs)
    parts.push(pairMark(cka, cellAt(names[0].indexOf(teacher), names[1].indexOf(student))));
  parts.push(uprightLabel('teacher', box.x + 10, plot.y + plot.height / 2, { 'text-anchor': 'middle', fill: muted }));
  parts.push(label('student', plot.x + plot.width / 2, box.y + box.height - 8, { 'text-anchor': 'middle', fill: muted }));
  parts.push(colorScale({ x: plot.x + plot.width + 8, y: plot.y, width: 8, height: plot.height }));
  return parts.join('');
}

function drawCell(value: number | null, cell: Box): string {
  const edge = cell.width > 8 && cell.height > 8 ? { stroke: palette.light.background, 'stroke-width': 0.5 } : {};
  const rect = element('rect', { ...cell, fill: value === null ? grid : colorOf(value), ...edge });
  const { x, y, width, height } = cell;
  if (value === null)
    return rect + stroke(x + width * 0.2, y + height * 0.8, x + width * 0.8, y + height * 0.2, { stroke: muted });
  if (width < 28 || height < 13) return rect;
  return (
    rect +
    label(value.toFixed(2), x + width / 2, y + height / 2 + 3.5, {
      'text-anchor': 'middle',
      'font-size': 9,
      fill: markColor(colors, value)
    })
  );
}

/** In the corner of a cell if there is also room for its number, else in its middle. */
function bestMark(value: number, { x, y, width, height }: Box): string {
  const isWritten = width >= 28 && height >= 13;
  const r = Math.max(1, Math.min(3.5, Math.min(width, height) * (isWritten ? 0.16 : 0.28)));
  const [cx, cy] = isWritten ? [x + width - r - 4, y + r + 3.5] : [x + width / 2, y + height / 2];
  return element('circle', { cx, cy, r, fill: markColor(colors, value) });
}

function pairMark(value: number, { x, y, width, height }: Box): string {
  const inset = Math.min(1.5, width * 0.1);
  return element('rect', {
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    fill: 'none',
    stroke: markColor(colors, value),
    'stroke-width': Math.min(1.5, width * 0.15)
  });
}

/** In steps that are hardly visible: our PNGs have 256 colours, letters included. */
function colorOf(value: number): string {
  return alignmentColor(colors, Math.round(value * 48) / 48);
}

function colorScale({ x, y, width, height }: Box): string {
  const steps = 32;
  const parts = Array.from({ length: steps }, (_, i) =>
    element('rect', {
      x,
      y: y + (1 - (i + 1) / steps) * height,
      width,
      height: height / steps + 0.5,
      fill: colorOf((i + 0.5) / steps)
    })
  );
  for (const value of [0, 0.5, 1])
    parts.push(label(value.toFixed(1), x + 11, y + (1 - value) * height + 3.5, { 'font-size': 9, fill: muted }));
  return parts.join('');
}
