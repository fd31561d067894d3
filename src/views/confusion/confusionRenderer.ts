import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { tableToTextLines } from '../table/tableToTextLines';
import { tabulateConfusedPairs, tabulateConfusion } from './tabulateConfusion';
import { drawConfusion, heightOfConfusion, widthOfConfusion } from './drawConfusion';
import type { ConfusionView } from '../types/ConfusionView';

export const confusionRenderer: KindRenderer<ConfusionView> = {
  label: 'Confusion',
  parts: (view) => [
    { table: tabulateConfusedPairs(view) },
    ...view.models.map((_, place) => foldedTable(tabulateConfusion(view, place)))
  ],
  lines: (view) => tableToTextLines(tabulateConfusedPairs(view)),
  layout: (view) => {
    const width = widthOfConfusion(view);
    return { width, height: heightOfConfusion(view, width), draw: (box) => drawConfusion(view, box) };
  }
};
