import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { tableTextLines } from '../table/tableTextLines';
import { alignmentTables, pairsTable } from './alignmentTables';
import { alignmentWidth, drawAlignmentMap, heightOfAlignmentMap } from './drawAlignmentMap';
import type { AlignmentMapView } from './alignmentMapViewData';

export const alignmentMapRendering: ViewRendering<AlignmentMapView> = {
  label: 'Alignment map',
  parts: (view) => alignmentTables(view).map((table) => foldedTable(table)),
  lines: (view) => tableTextLines(pairsTable(view)),
  layout: (view) => ({
    width: alignmentWidth(view),
    height: heightOfAlignmentMap(view),
    draw: (box) => drawAlignmentMap(view, box)
  })
};
