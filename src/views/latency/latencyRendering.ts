import type { ViewRendering } from '../rendering/ViewRendering';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawLatency, heightOfLatency } from './drawLatency';
import { latencyTable } from './latencyTable';
import type { LatencyView } from './latencyViewData';

export const latencyRendering: ViewRendering<LatencyView> = {
  label: 'Latency',
  parts: (view) => [{ table: latencyTable(view) }],
  lines: (view) => tableTextLines(latencyTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLatency(view), draw: (box) => drawLatency(view, box) })
};
