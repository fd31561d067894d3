import type { Curve } from './View';
import type { CurveStyle } from '../picture/CurveStyle';
import { isBaseline, ownerWords, placeAmongOthers } from './curveModel';
import { dashes, type Palette } from '../picture/palette';

/**
 * How a curve is drawn, the same in every picture. Colour says whose it is (the student's loss terms have their own colours),
 * dash says what it measures, markers say that it is validation. No difference depends on colour alone. A weight looks like the term that
 * it weighs. The weight of a transfer set, which is not a term, has a look of its own.
 */
export function curveStyle(curve: Curve, curves: readonly Curve[], colors: Palette): CurveStyle {
  const other = placeAmongOthers(curve, curves);
  // Peers and clients must differ from each other; the metrics of one of them need not.
  const place = other < 0 ? placeOf(curve, curves) : other;
  const [color, dash] =
    place === null
      ? [colors.student, undefined]
      : // When all colours are used, they are repeated with another dash.
        [colors.terms[place % colors.terms.length], dashes[(place + Math.floor(place / colors.terms.length)) % dashes.length]];
  return {
    name: nameOf(curve),
    color: isBaseline(curve) ? colors.baseline : color,
    dash,
    width: place === null ? 2 : 1.5,
    markers: curve.split === 'validation'
  };
}

/** The index of the look; null for the most important curves. */
function placeOf(curve: Curve, curves: readonly Curve[]): number | null {
  const metric = metricOf(curve);
  const weighed = weighedBy(curve);
  if (weighed !== null) {
    const terms = othersOf('loss', curves);
    const sets = [...new Set(curves.map(weighedBy))].filter((name) => name !== null && !terms.includes(name));
    return Math.max(0, [...terms, ...sets].indexOf(weighed));
  }
  if (metric === 'loss' || metric === 'accuracy' || curve.axis === 'setting') return null;
  return Math.max(0, othersOf(curve.axis, curves).indexOf(metric));
}

/** The term or the set whose weight a curve shows; null for other curves. */
function weighedBy({ series, axis }: Curve): string | null {
  return axis === 'setting' && series.startsWith('weight/') ? series.slice('weight/'.length) : null;
}

/** The metrics of the record by their full names in the field. */
const fullNames: { [metric: string]: string } = {
  nll: 'negative log-likelihood',
  ece: 'calibration error',
  teacherKl: 'KL from the teacher'
};

function nameOf(curve: Curve): string {
  const metric = metricOf(curve);
  const split = curve.axis === 'setting' ? [] : [curve.series.slice(0, curve.series.indexOf('/'))];
  const full = curve.split === 'validation' ? (fullNames[metric] ?? metric) : termName(metric);
  return [...ownerWords(curve), ...split, full].join(' ');
}

/** A term of a transfer set comes after the set's name: "synthetic.soft" is "synthetic: soft". */
export function termName(metric: string): string {
  return metric.replace('.', ': ');
}

function metricOf({ series, axis }: Curve): string {
  return axis === 'setting' ? series.replace('/', ' ') : series.slice(series.indexOf('/') + 1);
}

/** What is measured on one axis besides the weighted sum and the accuracy, each once, in the order of the curves. */
function othersOf(axis: Curve['axis'], curves: readonly Curve[]): string[] {
  const metrics = curves.filter((curve) => curve.axis === axis).map(metricOf);
  return [...new Set(metrics)].filter((metric) => metric !== 'loss' && metric !== 'accuracy');
}
