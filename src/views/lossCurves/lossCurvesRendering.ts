import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { curvesTable } from './curvesTable';
import { drawLossCurves, heightOfLossCurves } from './drawLossCurves';
import type { LossCurvesView } from './lossCurvesViewData';

export const lossCurvesRendering: ViewRendering<LossCurvesView> = {
  label: 'Loss curves',
  parts: (view) => [foldedTable(curvesTable(view), 'The numbers of the curves')],
  lines: () => [],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfLossCurves(view),
    draw: (box) => drawLossCurves(view, box, false)
  })
};
