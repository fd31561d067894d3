import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawReliability, heightOfReliability } from './drawReliability';
import { tabulateReliabilityBins, tabulateReliability } from './tabulateReliability';
import type { ReliabilityView } from '../types/ReliabilityView';

export const reliabilityRenderer: KindRenderer<ReliabilityView> = {
  label: 'Reliability',
  parts: (view) => [{ table: tabulateReliability(view) }, foldedTable(tabulateReliabilityBins(view), 'The numbers of the bins')],
  lines: (view) => tableToTextLines(tabulateReliability(view)),
  layout: (view) => ({ width: plotWidth, height: heightOfReliability, draw: (box) => drawReliability(view, box) })
};
