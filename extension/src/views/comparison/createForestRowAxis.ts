import type { LayoutAxis } from 'plotly.js-dist-min';
import { axis } from '../../plot/createBaseLayout';
import type { Theme } from '../../plot/readTheme';
import { nameSize } from '../../plot/wrapTickLabel';

/** The axis of a forest plot that names its rows, the first one on top, at its place in the plot. */
export function createForestRowAxis(
  labels: readonly string[],
  place: Pick<LayoutAxis, 'domain' | 'anchor'>,
  theme: Theme
): Partial<LayoutAxis> {
  return {
    ...axis(theme, ''),
    domain: place.domain,
    anchor: place.anchor,
    range: [labels.length - 0.5, -0.5],
    tickvals: labels.map((_, k) => k),
    ticktext: [...labels],
    tickfont: { color: theme.text, size: nameSize },
    automargin: false,
    showgrid: false,
    fixedrange: true
  };
}
