import { ownerWords } from '../../../../src/views/lossCurves/curveOwner';
import { metricOf } from '../../../../src/views/lossCurves/curvePanels';
import { termName } from '../../../../src/views/lossCurves/curveStyle';
import type { Curve } from '../../../../src/views/View';
import { translateMetric } from '../../words/translateMetric';
import { settingName } from './groupCurvesIntoPanels';

/** What a column of numbers holds: "baseline validation accuracy", "train soft". */
export function formatCurveLabel(curve: Curve): string {
  if (curve.axis === 'setting' || curve.axis === 'diagnostic') return [...ownerWords(curve), settingName(curve)].join(' ');
  const metric = metricOf(curve);
  const words = curve.split === 'validation' ? translateMetric(metric) : termName(metric);
  return [...ownerWords(curve), curve.split ?? '', words].filter(Boolean).join(' ');
}
