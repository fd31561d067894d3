import { palette } from './palette';
import { heatColor, drawHeatScale } from './drawHeatScale';
import { chooseTextColorOn } from './chooseTextColorOn';
import { element, heading, label, uprightLabel, type Box } from './svgElements';
import { shortenMiddle, measureTextWidth } from './measureTextWidth';

export interface HeatPanel {
  title: string;
  /** Names of rows and columns. */
  names: readonly string[];
  /** 0 to 1, or null if nothing was measured. */
  values: readonly (readonly (number | null)[])[];
  /** The end of the scale. */
  most: number;
  rowTitle: string;
  columnTitle: string;
}

const colors = palette.light;
const muted = { 'font-size': 10, fill: colors.muted };

/** Shares as colours on a square-root scale, so that one per cent is still visible. The number is written if it fits. */
export function drawHeatPanel({ title, names, values, most, rowTitle, columnTitle }: HeatPanel, box: Box): string {
  const widest = (room: number) => Math.min(room, Math.max(...names.map((name) => measureTextWidth(name, 10))) + 1);
  const nameWidth = widest(box.width * 0.26);
  const left = nameWidth + 26;
  const scale = 44;
  const cellWidth = (box.width - left - scale) / names.length;
  const upright = widest(Infinity) > cellWidth - 3;
  const nameHeight = upright ? widest(72) : 10;
  const plot: Box = { x: box.x + left, y: box.y + 22, width: box.width - left - scale, height: box.height - 46 - nameHeight };
  const cellHeight = plot.height / names.length;
  const bottom = plot.y + plot.height;

  const parts = [heading(title, box.x, box.y + 12)];
  names.forEach((name, i) => {
    const [x, y] = [plot.x + (i + 0.5) * cellWidth, plot.y + (i + 0.5) * cellHeight];
    if (cellHeight >= 9 || i % 2 === 0)
      parts.push(label(shortenMiddle(name, nameWidth, 10), plot.x - 5, y + 3.5, { 'text-anchor': 'end', ...muted }));
    if (upright && (cellWidth >= 9 || i % 2 === 0)) {
      parts.push(uprightLabel(shortenMiddle(name, nameHeight, 10), x + 3.5, bottom + 6, { 'text-anchor': 'end', ...muted }));
    }
    if (!upright) parts.push(label(name, x, bottom + 14, { 'text-anchor': 'middle', ...muted }));
  });
  const written = cellWidth >= 25 && cellHeight >= 11;
  values.forEach((row, i) =>
    row.forEach((value, j) => {
      const cell = { x: plot.x + j * cellWidth, y: plot.y + i * cellHeight, width: cellWidth, height: cellHeight };
      parts.push(drawCell(value, most, cell, written));
    })
  );
  parts.push(
    label(columnTitle, plot.x + plot.width / 2, box.y + box.height - 3, { 'text-anchor': 'middle', fill: colors.muted })
  );
  parts.push(uprightLabel(rowTitle, box.x + 10, plot.y + plot.height / 2, { 'text-anchor': 'middle', fill: colors.muted }));
  parts.push(drawHeatScale({ x: plot.x + plot.width + 8, y: plot.y, width: 8, height: plot.height }, most));
  return parts.join('');
}

function drawCell(value: number | null, most: number, cell: Box, written: boolean): string {
  const fill = value === null ? colors.grid : heatColor(value / most);
  const rect = element('rect', { ...cell, fill, stroke: colors.background, 'stroke-width': 0.5 });
  const text = value === null ? '?' : percent(value);
  if (!written || !text) return rect;
  const middle = { 'text-anchor': 'middle', 'font-size': 9, fill: chooseTextColorOn(fill) };
  return rect + label(text, cell.x + cell.width / 2, cell.y + cell.height / 2 + 3.5, middle);
}

/** Per cent with as many digits as fit into a cell; empty if it would read 0.0. */
function percent(value: number): string {
  const hundredths = value * 100;
  if (hundredths < 0.05) return '';
  return hundredths < 9.95 ? hundredths.toFixed(1) : hundredths.toFixed(0);
}
