import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawLatency, heightOfLatency } from './drawLatency';
import { tabulateLatency } from './tabulateLatency';
import type { LatencyView } from '../types/LatencyView';

export const latencyRenderer: KindRenderer<LatencyView> = {
  label: 'Latency',
  parts: (view) => [{ table: tabulateLatency(view) }],
  lines: (view) => tableToTextLines(tabulateLatency(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLatency(view), draw: (box) => drawLatency(view, box) })
};
