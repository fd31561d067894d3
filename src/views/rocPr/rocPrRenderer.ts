import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable, type HtmlSection } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawRocPr, heightOfRocPr } from './drawRocPr';
import { tabulateAreas, tabulateChosenPoints, tabulateCurve } from './tabulateRocPr';
import { chooseShownPositiveClass } from './chooseShownPositiveClass';
import type { RocPrView } from '../types/RocPrView';

export const rocPrRenderer: KindRenderer<RocPrView> = {
  label: 'ROC and precision-recall',
  parts,
  lines: (view) => tableToTextLines(tabulateAreas(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfRocPr(view), draw: (box) => drawRocPr(view, box) })
};

/** Tables of the areas and of some points of the curves. The extension has more points, and those of more classes. */
function parts(view: RocPrView): HtmlSection[] {
  const event = chooseShownPositiveClass(view);
  const chosen = tabulateChosenPoints(event);
  const curves = event.models.filter(({ curve }) => curve).map((model) => tabulateCurve(event, model, 12));
  return [{ table: tabulateAreas(view) }, ...(chosen ? [{ table: chosen }] : []), ...curves.map((table) => foldedTable(table))];
}
