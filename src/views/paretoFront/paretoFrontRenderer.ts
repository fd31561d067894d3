import { foldedTable } from '../rendering/HtmlSection';
import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { ParetoFrontView } from '../types/ParetoFrontView';
import { drawParetoFront } from './drawParetoFront';
import { tabulateFrontGroups, tabulateFrontPoints } from './tabulateParetoFront';

const height = 420;

export const paretoFrontRenderer: KindRenderer<ParetoFrontView> = {
  label: 'Pareto front',
  parts: (view) => [{ table: tabulateFrontGroups(view) }, foldedTable(tabulateFrontPoints(view))],
  lines: (view) => [...tableToTextLines(tabulateFrontGroups(view)), ...tableToTextLines(tabulateFrontPoints(view))],
  layout: (view) => ({ width: plotWidth, height, draw: (box) => drawParetoFront(view, box) })
};
