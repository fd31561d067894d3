import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { tableTextLines } from '../table/tableTextLines';
import { confusedPairsTable, confusionTable } from './confusionTables';
import { drawConfusion, heightOfConfusion, widthOfConfusion } from './drawConfusion';
import type { ConfusionView } from './confusionViewData';

export const confusionRendering: ViewRendering<ConfusionView> = {
  label: 'Confusion',
  parts: (view) => [
    { table: confusedPairsTable(view) },
    ...view.models.map((_, place) => foldedTable(confusionTable(view, place)))
  ],
  lines: (view) => tableTextLines(confusedPairsTable(view)),
  layout: (view) => {
    const width = widthOfConfusion(view);
    return { width, height: heightOfConfusion(view, width), draw: (box) => drawConfusion(view, box) };
  }
};
