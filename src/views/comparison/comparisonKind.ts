import type { ViewKind } from '../kind/ViewKind';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { comparisonTables } from './comparisonTables';
import { drawComparison, heightOfComparison } from './drawComparison';
import type { ComparisonView } from './comparisonViewType';

export const comparisonKind: ViewKind<ComparisonView> = {
  label: 'Comparison',
  parts: (view) => comparisonTables(view).map((table) => ({ table })),
  lines: (view) => comparisonTables(view).flatMap(tableLines),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfComparison(view, plotWidth),
    draw: (box) => drawComparison(view, box)
  })
};
