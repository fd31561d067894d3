import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable, type HtmlSection } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawRocPr, heightOfRocPr } from './drawRocPr';
import { areasTable, chosenTable, curveTable } from './rocPrTables';
import { shownPositiveClass } from './shownPositiveClass';
import type { RocPrView } from './rocPrViewData';

export const rocPrRendering: ViewRendering<RocPrView> = {
  label: 'ROC and precision-recall',
  parts,
  lines: (view) => tableTextLines(areasTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfRocPr(view), draw: (box) => drawRocPr(view, box) })
};

/** Tables of the areas and of some points of the curves. The extension has more points, and those of more classes. */
function parts(view: RocPrView): HtmlSection[] {
  const event = shownPositiveClass(view);
  const chosen = chosenTable(event);
  const curves = event.models.filter(({ curve }) => curve).map((model) => curveTable(event, model, 12));
  return [{ table: areasTable(view) }, ...(chosen ? [{ table: chosen }] : []), ...curves.map((table) => foldedTable(table))];
}
