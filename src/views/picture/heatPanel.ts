import { palette } from '../palette';
import { element, label, type Box } from './svg';
import { shorten, textWidth } from './textWidth';

export interface HeatPanel {
  title: string;
  /** Names of rows and columns. */
  names: readonly string[];
  /** 0 to 1, or null where nothing was measured. */
  values: readonly (readonly (number | null)[])[];
  rowTitle: string;
  columnTitle: string;
}

const colors = palette.light;

/** Shares as colours, square-root scaled so that one per cent is still seen; the number is written where it fits. */
export function heatPanel({ title, names, values, rowTitle, columnTitle }: HeatPanel, box: Box): string {
  const widest = (most: number) => Math.min(most, Math.max(...names.map((name) => textWidth(name, 10))));
  const left = widest(box.width * 0.28) + 22;
  const scale = 40;
  const cellWidth = (box.width - left - scale) / names.length;
  const upright = widest(Infinity) > cellWidth - 3;
  const below = (upright ? widest(70) : 10) + 24;
  const plot: Box = { x: box.x + left, y: box.y + 22, width: box.width - left - scale, height: box.height - 22 - below };
  const cellHeight = plot.height / names.length;
  const written = cellWidth >= 25 && cellHeight >= 11;
  const bottom = plot.y + plot.height;

  const parts = [label(shorten(title, box.width, 12, true), box.x, box.y + 12, { 'font-size': 12, 'font-weight': 'bold' })];
  values.forEach((row, i) => {
    const y = plot.y + i * cellHeight;
    if (cellHeight >= 9 || i % 2 === 0) {
      parts.push(
        label(shorten(names[i], left - 22, 10), plot.x - 5, y + cellHeight / 2 + 3.5, {
          'text-anchor': 'end',
          'font-size': 10,
          fill: colors.muted
        })
      );
    }
    row.forEach((value, j) => {
      const x = plot.x + j * cellWidth;
      parts.push(
        element('rect', {
          x,
          y,
          width: cellWidth,
          height: cellHeight,
          fill: value === null ? '#f0f0f0' : heat(value),
          stroke: '#ffffff',
          'stroke-width': 0.5
        })
      );
      const text = value === null ? '?' : percent(value);
      if (written && text) {
        const fill = value !== null && value > 0.3 ? '#ffffff' : colors.ink;
        parts.push(label(text, x + cellWidth / 2, y + cellHeight / 2 + 3.5, { 'text-anchor': 'middle', 'font-size': 9, fill }));
      }
    });
  });
  names.forEach((name, j) => {
    const x = plot.x + (j + 0.5) * cellWidth;
    const [tx, ty] = upright ? [x + 3.5, bottom + 6] : [x, bottom + 14];
    const turned = upright
      ? { transform: `rotate(-90 ${Math.round(tx * 100) / 100} ${Math.round(ty * 100) / 100})`, 'text-anchor': 'end' }
      : { 'text-anchor': 'middle' };
    if (cellWidth >= 9 || j % 2 === 0)
      parts.push(label(shorten(name, upright ? 70 : cellWidth, 10), tx, ty, { 'font-size': 10, fill: colors.muted, ...turned }));
  });
  parts.push(
    label(columnTitle, plot.x + plot.width / 2, box.y + box.height - 3, { 'text-anchor': 'middle', fill: colors.muted })
  );
  const [rx, ry] = [box.x + 10, plot.y + plot.height / 2];
  const turned = `rotate(-90 ${Math.round(rx * 100) / 100} ${Math.round(ry * 100) / 100})`;
  parts.push(label(rowTitle, rx, ry, { 'text-anchor': 'middle', fill: colors.muted, transform: turned }));
  parts.push(colorScale({ x: plot.x + plot.width + 8, y: plot.y, width: 8, height: plot.height }));
  return parts.join('');
}

function colorScale(box: Box): string {
  const steps = 32;
  const parts = Array.from({ length: steps }, (_, i) =>
    element('rect', {
      x: box.x,
      y: box.y + (1 - (i + 1) / steps) * box.height,
      width: box.width,
      height: box.height / steps + 0.5,
      fill: heat(((i + 0.5) / steps) ** 2)
    })
  );
  for (const share of [0, 0.1, 0.5, 1]) {
    parts.push(
      label(`${share * 100}%`, box.x + 11, box.y + (1 - Math.sqrt(share)) * box.height + 3.5, {
        'font-size': 9,
        fill: colors.muted
      })
    );
  }
  return parts.join('');
}

function heat(share: number): string {
  const at = Math.sqrt(Math.min(1, Math.max(0, share))) * (colors.heat.length - 1);
  const from = Math.min(colors.heat.length - 2, Math.floor(at));
  const [a, b] = [from, from + 1].map((stop) => [1, 3, 5].map((i) => parseInt(colors.heat[stop].slice(i, i + 2), 16)));
  return `#${a
    .map((channel, i) =>
      Math.round(channel + (b[i] - channel) * (at - from))
        .toString(16)
        .padStart(2, '0')
    )
    .join('')}`;
}

/** Per cent with as many digits as a cell holds; nothing where it would read 0.0. */
function percent(value: number): string {
  const hundredths = value * 100;
  if (hundredths < 0.05) return '';
  return hundredths < 9.95 ? hundredths.toFixed(1) : hundredths.toFixed(0);
}
