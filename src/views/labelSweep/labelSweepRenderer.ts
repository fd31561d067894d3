import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawLabelSweep, heightOfLabelSweep } from './drawLabelSweep';
import { tabulateLabelSweep } from './tabulateLabelSweep';
import type { LabelSweepView } from '../types/LabelSweepView';

export const labelSweepRenderer: KindRenderer<LabelSweepView> = {
  label: 'Labels needed',
  parts: (view) => [{ table: tabulateLabelSweep(view) }],
  lines: (view) => tableToTextLines(tabulateLabelSweep(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfLabelSweep, draw: (box) => drawLabelSweep(view, box) })
};
