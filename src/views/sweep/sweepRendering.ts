import type { ViewRendering } from '../rendering/ViewRendering';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawSweep, heightOfSweep } from './drawSweep';
import { sweepTable } from './sweepTable';
import type { SweepView } from './sweepViewData';

export const sweepRendering: ViewRendering<SweepView> = {
  label: 'Sweep',
  parts: (view) => [{ table: sweepTable(view) }],
  lines: (view) => tableTextLines(sweepTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfSweep(view), draw: (box) => drawSweep(view, box) })
};
