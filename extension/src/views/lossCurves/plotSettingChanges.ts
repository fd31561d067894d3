import type { Annotation, Shape } from 'plotly.js-dist-min';
import type { LossCurvesView } from '../../../../src/views/View';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Theme } from '../../plot/readTheme';

/** More than these are marked without words; the caption and the set-up say them all. */
const namedAtMost = 6;

/** A dotted line where a setting was changed by hand, with its words upright beside it. */
export function plotSettingChanges(
  { changes = [] }: LossCurvesView,
  theme: Theme
): { shapes: Partial<Shape>[]; annotations: Partial<Annotation>[] } {
  const named = changes.length > namedAtMost ? [] : changes;
  return {
    shapes: changes.map(({ epoch }) => ({
      ...{ type: 'line', x0: epoch, x1: epoch, y0: 0, y1: 1, yref: 'paper', layer: 'below' },
      line: { color: theme.faintText, width: 1.5, dash: 'dot' }
    })),
    annotations: named.map(({ epoch, text }) => ({
      ...{ x: epoch, y: 1, yref: 'paper', yanchor: 'top', xanchor: 'left', textangle: -90, showarrow: false },
      text: escapeForPlotly(text.length > 60 ? `${text.slice(0, 59)}…` : text),
      font: { size: 10, color: theme.faintText }
    }))
  };
}
