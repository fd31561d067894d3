import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { tableLines } from '../table/tableLines';
import { confusedPairsTable, confusionTable } from './confusionTables';
import { drawConfusion, heightOfConfusion, widthOfConfusion } from './drawConfusion';
import type { ConfusionView } from './confusionViewType';

export const confusionKind: ViewKind<ConfusionView> = {
  label: 'Confusion',
  parts: (view) => [
    { table: confusedPairsTable(view) },
    ...view.models.map((_, place) => foldedTable(confusionTable(view, place)))
  ],
  lines: (view) => tableLines(confusedPairsTable(view)),
  layout: (view) => {
    const width = widthOfConfusion(view);
    return { width, height: heightOfConfusion(view, width), draw: (box) => drawConfusion(view, box) };
  }
};
