import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { TaskWeightsView } from '../types/TaskWeightsView';
import { drawTaskWeights, heightOfTaskWeights } from './drawTaskWeights';
import { tabulateTaskWeights } from './tabulateTaskWeights';

export const taskWeightsRenderer: KindRenderer<TaskWeightsView> = {
  label: 'Tasks and weights',
  parts: (view) => [{ table: tabulateTaskWeights(view) }],
  lines: (view) => tableToTextLines(tabulateTaskWeights(view)),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfTaskWeights(view, plotWidth),
    draw: (box) => drawTaskWeights(view, box)
  })
};
