import type { RunView } from '../../../../src/views/View';
import { findAlignmentMapProblem } from '../alignmentMap/findAlignmentMapProblem';
import { findComparisonProblem } from '../comparison/findComparisonProblem';
import { findLossCurvesProblem } from '../lossCurves/findLossCurvesProblem';
import { findSoftLabelsProblem } from '../softLabels/findSoftLabelsProblem';
import { findSyntheticDataProblem } from '../syntheticData/findSyntheticDataProblem';

/** Each of the views that a run holds fits. */
export function findRunProblem(view: RunView, at: string): string | null {
  const { lossCurves, softLabels, comparison, alignment, synthetic = [] } = view;
  return (
    findLossCurvesProblem(lossCurves, `${at}.lossCurves`) ??
    (softLabels && findSoftLabelsProblem(softLabels, `${at}.softLabels`)) ??
    (comparison && findComparisonProblem(comparison, `${at}.comparison`)) ??
    (alignment && findAlignmentMapProblem(alignment, `${at}.alignment`)) ??
    synthetic.reduce<string | null>((problem, one, i) => problem ?? findSyntheticDataProblem(one, `${at}.synthetic[${i}]`), null)
  );
}
