import type { Data } from 'plotly.js-dist-min';
import type { Theme } from '../../plot/readTheme';
import type { Row } from './computeIntervalPlotRows';

/** Means with their intervals, a row each, and rings for single seeds. */
export function createIntervalTraces(rows: Row[], axes: string, theme: Theme): Data[] {
  const common = { type: 'scatter' as const, mode: 'markers' as const, xaxis: `x${axes}` as 'x', yaxis: `y${axes}` as 'y' };
  return rows.flatMap(({ color, mean, low, high, singles, hover }, place): Data[] => {
    const isKnown = mean !== null && low !== null && high !== null;
    const means: Data = {
      ...common,
      x: [mean],
      y: [place],
      text: [hover],
      hovertemplate: '%{text}<extra></extra>',
      marker: { color, size: 10 },
      ...(isKnown && {
        error_x: { type: 'data', symmetric: false, array: [high - mean], arrayminus: [mean - low], color, thickness: 2, width: 5 }
      })
    };
    const rings: Data = {
      ...common,
      x: singles,
      y: singles.map(() => place),
      hoverinfo: 'skip',
      marker: { color: theme.background, size: 7, line: { color, width: 1.5 } }
    };
    return singles.length ? [means, rings] : [means];
  });
}
