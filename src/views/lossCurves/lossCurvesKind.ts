import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { plotWidth } from '../kind/PictureLayout';
import { curvesTable } from './curvesTable';
import { drawLossCurves, heightOfLossCurves } from './drawLossCurves';
import type { LossCurvesView } from './lossCurvesViewType';

export const lossCurvesKind: ViewKind<LossCurvesView> = {
  label: 'Loss curves',
  parts: (view) => [foldedTable(curvesTable(view), 'The numbers of the curves')],
  lines: () => [],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfLossCurves(view),
    draw: (box) => drawLossCurves(view, box, false)
  })
};
