import type { RunView } from '../../../../src/views/View';
import { alignmentMapFits } from '../alignmentMap/fits';
import { comparisonFits } from '../comparison/fits';
import { lossCurvesFits } from '../lossCurves/fits';
import { softLabelsFits } from '../softLabels/fits';
import { syntheticDataFits } from '../syntheticData/fits';

/** Each of the views that a run holds fits. */
export function runFits(view: RunView, at: string): string | null {
  const { lossCurves, softLabels, comparison, alignment, synthetic = [] } = view;
  return (
    lossCurvesFits(lossCurves, `${at}.lossCurves`) ??
    (softLabels && softLabelsFits(softLabels, `${at}.softLabels`)) ??
    (comparison && comparisonFits(comparison, `${at}.comparison`)) ??
    (alignment && alignmentMapFits(alignment, `${at}.alignment`)) ??
    synthetic.reduce<string | null>((problem, one, i) => problem ?? syntheticDataFits(one, `${at}.synthetic[${i}]`), null)
  );
}
