import type { Curve } from './View';
import { dashes, type Palette } from './palette';

export interface CurveStyle {
  /** As the legend names it: "train soft", "baseline validation accuracy". */
  name: string;
  color: string;
  /** Dash lengths, for SVG's stroke-dasharray and plotly's line.dash; undefined for a solid line. */
  dash: string | undefined;
  width: number;
  /** Marks on the points: validation is measured once an epoch, train all the time. */
  markers: boolean;
}

/**
 * How a curve is drawn, the same in every picture. Colour says whose it is (the student's loss terms have colours of their own),
 * dash says what it measures, markers say that it is validation: no difference hangs on colour alone.
 */
export function curveStyle(curve: Curve, curves: readonly Curve[], colors: Palette): CurveStyle {
  const metric = metricOf(curve);
  const main = metric === 'loss' || metric === 'accuracy' || curve.axis === 'setting';
  const place = main ? 0 : Math.max(0, othersOf(curve.axis, curves).indexOf(metric));
  const own = main ? colors.student : colors.terms[place % colors.terms.length];
  return {
    name: nameOf(curve),
    color: curve.of === 'baseline' ? colors.baseline : own,
    dash: main ? undefined : dashes[place % dashes.length],
    width: main ? 2 : 1.5,
    markers: curve.split === 'validation'
  };
}

/** The metrics of the record by the field's full names. */
const fullNames: { [metric: string]: string } = {
  nll: 'negative log-likelihood',
  ece: 'calibration error',
  teacherKl: 'KL from the teacher'
};

function nameOf(curve: Curve): string {
  const metric = metricOf(curve);
  const split = curve.axis === 'setting' ? [] : [curve.series.slice(0, curve.series.indexOf('/'))];
  const full = curve.split === 'validation' ? (fullNames[metric] ?? metric) : metric;
  return [...(curve.of === 'baseline' ? ['baseline'] : []), ...split, full].join(' ');
}

function metricOf({ series, axis }: Curve): string {
  return axis === 'setting' ? series.replace('/', ' ') : series.slice(series.indexOf('/') + 1);
}

/** What is measured on one axis besides the weighted sum and the accuracy, each once, in the order of the curves. */
function othersOf(axis: Curve['axis'], curves: readonly Curve[]): string[] {
  const metrics = curves.filter((curve) => curve.axis === axis).map(metricOf);
  return [...new Set(metrics)].filter((metric) => metric !== 'loss' && metric !== 'accuracy');
}
