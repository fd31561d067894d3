import type { ViewRendering } from '../rendering/ViewRendering';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { comparisonTables } from './comparisonTables';
import { drawComparison, heightOfComparison } from './drawComparison';
import type { ComparisonView } from './comparisonViewData';

export const comparisonRendering: ViewRendering<ComparisonView> = {
  label: 'Comparison',
  parts: (view) => comparisonTables(view).map((table) => ({ table })),
  lines: (view) => comparisonTables(view).flatMap(tableTextLines),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfComparison(view, plotWidth),
    draw: (box) => drawComparison(view, box)
  })
};
