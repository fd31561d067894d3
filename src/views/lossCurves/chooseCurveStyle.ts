import type { Curve } from '../types/LossCurvesView';
import type { CurveStyle } from '../picture/CurveStyle';
import { isBaseline, isLead, placeAmongOthers } from './describeCurveOwner';
import { partOf } from './splitCurvesIntoPanels';
import { chooseTermLook } from '../picture/chooseTermLook';
import type { Palette } from '../picture/palette';

/** With more points the marks of a line would merge into a band. */
const marksAtMost = 15;

/**
 * How a curve is drawn, the same in every picture. Colour says which model it is. The baseline is dashed and other models differ by their
 * dashes, so that no difference depends on colour alone. Weights share a panel and a model, and so do gradients: they differ in colour and
 * dash as terms do, and those of one term look alike.
 */
export function chooseCurveStyle(curve: Curve, curves: readonly Curve[], colors: Palette): CurveStyle {
  return {
    ...lookOf(curve, curves, colors),
    width: 2,
    markers: curve.split === 'validation' && curve.epoch.length <= marksAtMost
  };
}

/** The names of metrics in the field; terms and settings have names of their own. */
export function metricWords(metric: string): string {
  return Object.hasOwn(fullNames, metric) ? fullNames[metric] : termName(metric);
}

const fullNames: { [metric: string]: string } = {
  nll: 'negative log-likelihood',
  ece: 'calibration error',
  teacherKl: 'KL from the teacher',
  agreement: 'agreement with the teacher',
  averagePrecision: 'average precision',
  rocAuc: 'ROC AUC',
  rSquared: 'R squared',
  rootMeanSquaredError: 'root mean squared error',
  meanAbsoluteError: 'mean absolute error',
  teacherDistance: 'distance from the teacher (SD)',
  meanReciprocalRank: 'mean reciprocal rank',
  learningRate: 'learning rate',
  gradientNorm: 'gradient norm',
  gradientCosine: 'gradient cosine',
  weightNorm: 'weight norm'
};

/** A term of a transfer set comes after the set's name: "synthetic.soft" is "synthetic: soft". */
export function termName(metric: string): string {
  return metric.replace('.', ': ');
}

function lookOf(curve: Curve, curves: readonly Curve[], colors: Palette): Pick<CurveStyle, 'name' | 'color' | 'dash'> {
  const { of } = curve;
  const part = partOf(curve);
  if (part !== null) {
    const parts = [...new Set(curves.map(partOf).filter((one) => one !== null))];
    return { name: termName(part), ...chooseTermLook(parts.indexOf(part), colors) };
  }
  if (isBaseline(curve)) return { name: of, color: colors.baseline, dash: '5px,4px' };
  if (isLead(curve)) return { name: of, color: of === 'teacher' ? colors.teacher : colors.student, dash: undefined };
  return { name: of, ...chooseTermLook(placeAmongOthers(curve, curves), colors) };
}
