import type { Kind } from '../kind/Kind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawLatency, heightOfLatency } from './drawLatency';
import { latencyTable } from './latencyTable';
import type { LatencyView } from './View';

export const latencyKind: Kind<LatencyView> = {
  label: 'Latency',
  parts: (view) => [{ table: latencyTable(view) }],
  lines: (view) => tableLines(latencyTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLatency(view), draw: (box) => drawLatency(view, box) })
};
