import type { Kind } from '../kind/Kind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawSweep, heightOfSweep } from './drawSweep';
import { sweepTable } from './sweepTable';
import type { SweepView } from './View';

export const sweepKind: Kind<SweepView> = {
  label: 'Sweep',
  parts: (view) => [{ table: sweepTable(view) }],
  lines: (view) => tableLines(sweepTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfSweep(view), draw: (box) => drawSweep(view, box) })
};
