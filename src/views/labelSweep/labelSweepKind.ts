import type { ViewKind } from '../kind/ViewKind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawLabelSweep, heightOfLabelSweep } from './drawLabelSweep';
import { labelSweepTable } from './labelSweepTable';
import type { LabelSweepView } from './labelSweepViewType';

export const labelSweepKind: ViewKind<LabelSweepView> = {
  label: 'Labels needed',
  parts: (view) => [{ table: labelSweepTable(view) }],
  lines: (view) => tableLines(labelSweepTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLabelSweep, draw: (box) => drawLabelSweep(view, box) })
};
