import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawReliability, heightOfReliability } from './drawReliability';
import { reliabilityBinsTable, reliabilityTable } from './reliabilityTables';
import type { ReliabilityView } from './reliabilityViewType';

export const reliabilityKind: ViewKind<ReliabilityView> = {
  label: 'Reliability',
  parts: (view) => [{ table: reliabilityTable(view) }, foldedTable(reliabilityBinsTable(view), 'The numbers of the bins')],
  lines: (view) => tableLines(reliabilityTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfReliability, draw: (box) => drawReliability(view, box) })
};
