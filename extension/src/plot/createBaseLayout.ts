import type { Layout, LayoutAxis } from 'plotly.js-dist-min';
import type { Theme } from './readTheme';

/** What all pictures have in common: the page's font and colours, no background of their own, no legend (ours has buttons). */
export function createBaseLayout(theme: Theme): Partial<Layout> {
  return {
    font: { family: theme.font, size: 12, color: theme.text },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    margin: { l: 52, r: 12, t: 28, b: 40 },
    showlegend: false,
    dragmode: 'zoom',
    // Zoom and pan outlive an update.
    uirevision: 'reader',
    hoverlabel: {
      bgcolor: theme.background,
      bordercolor: theme.grid,
      font: { color: theme.text, family: theme.font, size: 12 },
      align: 'left'
    },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: theme.faintText, activecolor: theme.text }
  };
}

export function axis(theme: Theme, title: string, more: Partial<LayoutAxis> = {}): Partial<LayoutAxis> {
  return {
    title: { text: title, standoff: 6, font: { color: theme.faintText, size: 12 } },
    gridcolor: theme.grid,
    linecolor: theme.grid,
    zeroline: false,
    tickfont: { color: theme.faintText, size: 11 },
    automargin: true,
    ...more
  };
}
