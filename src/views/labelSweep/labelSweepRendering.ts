import type { ViewRendering } from '../rendering/ViewRendering';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawLabelSweep, heightOfLabelSweep } from './drawLabelSweep';
import { labelSweepTable } from './labelSweepTable';
import type { LabelSweepView } from './labelSweepViewData';

export const labelSweepRendering: ViewRendering<LabelSweepView> = {
  label: 'Labels needed',
  parts: (view) => [{ table: labelSweepTable(view) }],
  lines: (view) => tableTextLines(labelSweepTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLabelSweep, draw: (box) => drawLabelSweep(view, box) })
};
