import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawReliability, heightOfReliability } from './drawReliability';
import { reliabilityBinsTable, reliabilityTable } from './reliabilityTables';
import type { ReliabilityView } from './reliabilityViewData';

export const reliabilityRendering: ViewRendering<ReliabilityView> = {
  label: 'Reliability',
  parts: (view) => [{ table: reliabilityTable(view) }, foldedTable(reliabilityBinsTable(view), 'The numbers of the bins')],
  lines: (view) => tableTextLines(reliabilityTable(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfReliability, draw: (box) => drawReliability(view, box) })
};
