import { describeCurveOwner } from '../../../../src/views/lossCurves/describeCurveOwner';
import { metricOf } from '../../../../src/views/lossCurves/splitCurvesIntoPanels';
import { termName } from '../../../../src/views/lossCurves/chooseCurveStyle';
import type { Curve } from '../../../../src/views/View';
import { translateMetric } from '../../words/translateMetric';
import { settingName } from './groupCurvesIntoPanels';

/** What a column of numbers holds: "baseline validation accuracy", "train soft". */
export function formatCurveLabel(curve: Curve): string {
  if (curve.axis === 'setting' || curve.axis === 'diagnostic')
    return [...describeCurveOwner(curve), settingName(curve)].join(' ');
  const metric = metricOf(curve);
  const words = curve.split === 'validation' ? translateMetric(metric) : termName(metric);
  return [...describeCurveOwner(curve), curve.split ?? '', words].filter(Boolean).join(' ');
}
