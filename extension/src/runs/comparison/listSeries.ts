import { isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import type { OverlaidRun } from './OverlaidRun';

/** The series that the curves of the models in the lead have in these runs, each once. */
export function listSeries(runs: readonly OverlaidRun[]): string[] {
  const all = runs.flatMap(({ view }) => view.lossCurves.curves.filter((curve) => isLead(curve)).map(({ series }) => series));
  return [...new Set(all)];
}
