import { partOf } from '../../../../src/views/lossCurves/splitCurvesIntoPanels';
import { chooseCurveStyle } from '../../../../src/views/lossCurves/chooseCurveStyle';
import type { CurveStyle } from '../../../../src/views/picture/CurveStyle';
import type { Curve } from '../../../../src/views/View';
import type { Theme } from '../../plot/readTheme';
import { translateModel } from '../../words/translateRecordTerms';

/** The style that the curve has in every picture, with its model's name in the reader's language. */
export function chooseLineStyle(curve: Curve, curves: readonly Curve[], theme: Theme): CurveStyle {
  const style = chooseCurveStyle(curve, curves, theme.colors);
  return partOf(curve) !== null ? style : { ...style, name: translateModel(style.name) };
}

/** What the legend has an entry for: a model, and each term of which it draws weight or gradient, which are all the same model's. */
export function curveKey(curve: Curve): string {
  const part = partOf(curve);
  return part === null ? curve.of : `${curve.of} ${part}`;
}
