import { palette } from './palette';
import { element, label, type Box } from './svgElements';

const colors = palette.light;

/** The colour of a share relative to the end of the scale, on a square-root scale so that one per cent is still visible. */
export function heatColor(share: number): string {
  const at = Math.sqrt(Math.min(1, Math.max(0, share))) * (colors.heat.length - 1);
  const from = Math.min(colors.heat.length - 2, Math.floor(at));
  const [a, b] = [from, from + 1].map((stop) => [1, 3, 5].map((i) => parseInt(colors.heat[stop].slice(i, i + 2), 16)));
  const mixed = a.map((channel, i) => Math.round(channel + (b[i] - channel) * (at - from)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** The scale itself, from nothing to `most`, with four shares marked. */
export function drawHeatScale({ x, y, width, height }: Box, most: number): string {
  const steps = 32;
  const parts = Array.from({ length: steps }, (_, i) => {
    const top = y + (1 - (i + 1) / steps) * height;
    return element('rect', { x, y: top, width, height: height / steps + 0.5, fill: heatColor(((i + 0.5) / steps) ** 2) });
  });
  for (const share of [0, 0.1, 0.5, 1]) {
    const text = `${Math.round(share * most * 1000) / 10} %`;
    parts.push(label(text, x + 11, y + (1 - Math.sqrt(share)) * height + 3.5, { 'font-size': 9, fill: colors.muted }));
  }
  return parts.join('');
}
