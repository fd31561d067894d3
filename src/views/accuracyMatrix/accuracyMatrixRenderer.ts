import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { AccuracyMatrixView } from '../types/AccuracyMatrixView';
import { drawAccuracyMatrices, heightOfAccuracyMatrices } from './drawAccuracyMatrices';
import { tabulateAccuracyMatrix, tabulateStrategies } from './tabulateAccuracyMatrix';

export const accuracyMatrixRenderer: KindRenderer<AccuracyMatrixView> = {
  label: 'Accuracy matrix',
  parts: (view) => [
    { table: tabulateStrategies(view) },
    ...view.strategies.map((_, place) => foldedTable(tabulateAccuracyMatrix(view, place)))
  ],
  lines: (view) => tableToTextLines(tabulateStrategies(view)),
  layout: (view) => ({
    width: plotWidth,
    height: heightOfAccuracyMatrices(view),
    draw: (box) => drawAccuracyMatrices(view, box)
  })
};
