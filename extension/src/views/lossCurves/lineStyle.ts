import { isBaseline } from '../../../../src/views/lossCurves/curveModel';
import { curveStyle } from '../../../../src/views/lossCurves/curveStyle';
import type { CurveStyle } from '../../../../src/views/picture/CurveStyle';
import { camelCaseWords } from '../../../../src/views/words/camelCaseWords';
import type { Curve } from '../../../../src/views/View';
import type { Theme } from '../../plot/theme';

/** The style that the curve has in every picture, the baseline's always dashed: it lies close to the student's and has the same metrics. */
export function lineStyle(curve: Curve, curves: readonly Curve[], theme: Theme): CurveStyle {
  const style = curveStyle(curve, curves, theme.colors);
  // Names of terms and sets are the user's own.
  const isNamed = curve.split === 'train' || curve.series.startsWith('weight/');
  const name = isNamed ? style.name : camelCaseWords(style.name);
  return isBaseline(curve) ? { ...style, name, dash: '5px,4px' } : { ...style, name };
}

export function curveKey({ of, series }: Curve): string {
  return `${of} ${series}`;
}
