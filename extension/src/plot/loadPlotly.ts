import type Plotly from 'plotly.js-dist-min';

/** 1.4 MB: fetched from the Jupyter server when the first view is drawn, not when the page loads. */
export async function loadPlotly(): Promise<typeof Plotly> {
  return (await import('plotly.js-cartesian-dist-min')).default;
}
