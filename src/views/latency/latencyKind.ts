import type { ViewKind } from '../kind/ViewKind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawLatency, heightOfLatency } from './drawLatency';
import { latencyTable } from './latencyTable';
import type { LatencyView } from './latencyViewType';

export const latencyKind: ViewKind<LatencyView> = {
  label: 'Latency',
  parts: (view) => [{ table: latencyTable(view) }],
  lines: (view) => tableLines(latencyTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLatency(view), draw: (box) => drawLatency(view, box) })
};
