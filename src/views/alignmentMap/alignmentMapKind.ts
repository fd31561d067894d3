import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { tableLines } from '../table/tableLines';
import { alignmentTables, pairsTable } from './alignmentTables';
import { alignmentWidth, drawAlignmentMap, heightOfAlignmentMap } from './drawAlignmentMap';
import type { AlignmentMapView } from './alignmentMapViewType';

export const alignmentMapKind: ViewKind<AlignmentMapView> = {
  label: 'Alignment map',
  parts: (view) => alignmentTables(view).map((table) => foldedTable(table)),
  lines: (view) => tableLines(pairsTable(view)),
  layout: (view) => ({
    width: alignmentWidth(view),
    height: heightOfAlignmentMap(view),
    draw: (box) => drawAlignmentMap(view, box)
  })
};
