import type { Kind } from '../kind/Kind';
import { foldedTable } from '../kind/Part';
import { plotWidth } from '../kind/PictureLayout';
import { curvesTable } from './curvesTable';
import { drawLossCurves, heightOfLossCurves } from './drawLossCurves';
import type { LossCurvesView } from './View';

export const lossCurvesKind: Kind<LossCurvesView> = {
  label: 'Loss curves',
  parts: (view) => [foldedTable(curvesTable(view), 'The numbers of the curves')],
  lines: () => [],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfLossCurves(view),
    draw: (box) => drawLossCurves(view, box, false)
  })
};
