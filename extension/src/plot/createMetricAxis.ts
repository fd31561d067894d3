import type { LayoutAxis } from 'plotly.js-dist-min';
import type { MetricInfo } from '../../../src/record/Comparison';
import { trans } from '../dom/trans';
import { axis } from './createBaseLayout';
import { escapeForPlotly } from './escapeForPlotly';
import type { Theme } from './readTheme';

const tickFormats = { share: '.3~%', number: '.4~g', money: ',.2~f' };

/** An axis of a metric, which says whether higher or lower is better. */
export function createMetricAxis(
  theme: Theme,
  { title, better, format }: Pick<MetricInfo, 'title' | 'better' | 'format'>,
  more: Partial<LayoutAxis>
): Partial<LayoutAxis> {
  const name = escapeForPlotly(title);
  const words = better === 'higher' ? trans.__('%1 (higher is better)', name) : trans.__('%1 (lower is better)', name);
  return axis(theme, words, { ...more, tickformat: tickFormats[format] });
}
