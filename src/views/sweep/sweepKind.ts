import type { ViewKind } from '../kind/ViewKind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawSweep, heightOfSweep } from './drawSweep';
import { sweepTable } from './sweepTable';
import type { SweepView } from './sweepViewType';

export const sweepKind: ViewKind<SweepView> = {
  label: 'Sweep',
  parts: (view) => [{ table: sweepTable(view) }],
  lines: (view) => tableLines(sweepTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfSweep(view), draw: (box) => drawSweep(view, box) })
};
