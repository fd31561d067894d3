import { ownerWords } from '../../../../src/views/lossCurves/curveModel';
import { metricOf } from '../../../../src/views/lossCurves/curvePanels';
import { termName } from '../../../../src/views/lossCurves/curveStyle';
import type { Curve } from '../../../../src/views/View';
import { metricSays } from '../../words/metricSays';
import { settingName } from './lossCurvePanels';

/** What a column of numbers holds: "baseline validation accuracy", "train soft". */
export function curveSays(curve: Curve): string {
  if (curve.axis === 'setting' || curve.axis === 'diagnostic') return [...ownerWords(curve), settingName(curve)].join(' ');
  const metric = metricOf(curve);
  const words = curve.split === 'validation' ? metricSays(metric) : termName(metric);
  return [...ownerWords(curve), curve.split ?? '', words].filter(Boolean).join(' ');
}
