import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { tabulateComparison } from './tabulateComparison';
import { drawComparison, heightOfComparison } from './drawComparison';
import type { ComparisonView } from '../types/ComparisonView';

export const comparisonRenderer: KindRenderer<ComparisonView> = {
  label: 'Comparison',
  parts: (view) => tabulateComparison(view).map((table) => ({ table })),
  lines: (view) => tabulateComparison(view).flatMap(tableToTextLines),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfComparison(view, plotWidth),
    draw: (box) => drawComparison(view, box)
  })
};
