import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tabulateLossCurves } from './tabulateLossCurves';
import { drawLossCurves, heightOfLossCurves } from './drawLossCurves';
import type { LossCurvesView } from '../types/LossCurvesView';

export const lossCurvesRenderer: KindRenderer<LossCurvesView> = {
  label: 'Loss curves',
  parts: (view) => [foldedTable(tabulateLossCurves(view), 'The numbers of the curves')],
  lines: () => [],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfLossCurves(view),
    draw: (box) => drawLossCurves(view, box, false)
  })
};
