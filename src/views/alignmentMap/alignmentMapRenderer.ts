import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { tableToTextLines } from '../table/tableToTextLines';
import { tabulateAlignmentMap, pairsTable } from './tabulateAlignmentMap';
import { alignmentWidth, drawAlignmentMap, heightOfAlignmentMap } from './drawAlignmentMap';
import type { AlignmentMapView } from '../types/AlignmentMapView';

export const alignmentMapRenderer: KindRenderer<AlignmentMapView> = {
  label: 'Alignment map',
  parts: (view) => tabulateAlignmentMap(view).map((table) => foldedTable(table)),
  lines: (view) => tableToTextLines(pairsTable(view)),
  layout: (view) => ({
    width: alignmentWidth(view),
    height: heightOfAlignmentMap(view),
    draw: (box) => drawAlignmentMap(view, box)
  })
};
