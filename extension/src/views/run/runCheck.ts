import type { RunView } from '../../../../src/views/View';
import { alignmentMapCheck } from '../alignmentMap/alignmentMapCheck';
import { comparisonCheck } from '../comparison/comparisonCheck';
import { lossCurvesCheck } from '../lossCurves/lossCurvesCheck';
import { softLabelsCheck } from '../softLabels/softLabelsCheck';
import { syntheticDataCheck } from '../syntheticData/syntheticDataCheck';

/** Each of the views that a run holds fits. */
export function runCheck(view: RunView, at: string): string | null {
  const { lossCurves, softLabels, comparison, alignment, synthetic = [] } = view;
  return (
    lossCurvesCheck(lossCurves, `${at}.lossCurves`) ??
    (softLabels && softLabelsCheck(softLabels, `${at}.softLabels`)) ??
    (comparison && comparisonCheck(comparison, `${at}.comparison`)) ??
    (alignment && alignmentMapCheck(alignment, `${at}.alignment`)) ??
    synthetic.reduce<string | null>((problem, one, i) => problem ?? syntheticDataCheck(one, `${at}.synthetic[${i}]`), null)
  );
}
