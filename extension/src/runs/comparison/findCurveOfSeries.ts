import { isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import type { Curve, RunView } from '../../../../src/views/View';

/** The curve of a series of the model that the run is about. */
export function findCurveOfSeries({ lossCurves: { curves } }: RunView, series: string): Curve | undefined {
  return curves.find((curve) => isLead(curve) && curve.series === series);
}
