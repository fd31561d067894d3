import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawSweep, heightOfSweep } from './drawSweep';
import { tabulateSweep } from './tabulateSweep';
import type { SweepView } from '../types/SweepView';

export const sweepRenderer: KindRenderer<SweepView> = {
  label: 'Sweep',
  parts: (view) => [{ table: tabulateSweep(view) }],
  lines: (view) => tableToTextLines(tabulateSweep(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfSweep(view), draw: (box) => drawSweep(view, box) })
};
