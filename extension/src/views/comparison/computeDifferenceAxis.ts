import type { LayoutAxis } from 'plotly.js-dist-min';
import { measureTextWidth } from '../../../../src/views/picture/measureTextWidth';
import type { Theme } from '../../plot/readTheme';
import { pairedVerdictLabel, type Row } from './computeIntervalPlotRows';

/** An axis that shows what is drawn and never hides zero, nor the words at its sides. */
export function computeDifferenceAxis(rows: Row[], width: number, theme: Theme): Partial<LayoutAxis> {
  const values = [0, ...rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter((value) => value !== null)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low) * 0.08 || 1;
  const words = Math.max(
    ...(['better', 'worse'] as const).map((verdict) => measureTextWidth(`◂ ${pairedVerdictLabel(verdict)}`, 11))
  );
  const side = Math.min(0.4, (words + 4) / width);
  const least = ((high - low + 2 * pad) * side) / (1 - side);
  return {
    tickformat: ',.4~g',
    range: [Math.min(low - pad, -least), Math.max(high + pad, least)],
    zeroline: true,
    zerolinecolor: theme.text,
    zerolinewidth: 1.5
  };
}
