import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { TaskWeightsView } from '../types/TaskWeightsView';
import { drawTaskWeights, heightOfTaskWeights } from './drawTaskWeights';
import { tabulateTaskWeights } from './tabulateTaskWeights';

export const taskWeightsRenderer: KindRenderer<TaskWeightsView> = {
  label: 'Tasks and weights',
  parts: (view) => tabulateTaskWeights(view).map((table) => ({ table })),
  lines: (view) => tabulateTaskWeights(view).flatMap(tableToTextLines),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfTaskWeights(view, plotWidth),
    draw: (box) => drawTaskWeights(view, box)
  })
};
