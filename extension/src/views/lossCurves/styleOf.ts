import { isBaseline } from '../../../../src/views/lossCurves/curveModel';
import { curveStyle, type CurveStyle } from '../../../../src/views/lossCurves/curveStyle';
import { seriesWords } from '../../../../src/views/lossCurves/seriesWords';
import type { Curve } from '../../../../src/views/View';
import type { Theme } from '../../plot/theme';

/** The style that the curve has in every picture, the baseline's always dashed: it lies close to the student's and has the same metrics. */
export function styleOf(curve: Curve, curves: readonly Curve[], theme: Theme): CurveStyle {
  const style = curveStyle(curve, curves, theme.colors);
  // Names of terms and sets are the user's own.
  const isNamed = curve.split === 'train' || curve.series.startsWith('weight/');
  const name = isNamed ? style.name : seriesWords(style.name);
  return isBaseline(curve) ? { ...style, name, dash: '5px,4px' } : { ...style, name };
}

export function curveKey({ of, series }: Curve): string {
  return `${of} ${series}`;
}
