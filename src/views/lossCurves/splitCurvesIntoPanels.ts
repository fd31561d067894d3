import type { Curve, LossCurvesView } from '../types/LossCurvesView';
import { isBaseline, isLead } from './describeCurveOwner';

/** Curves that share an axis: one metric of all models, or the settings of one kind. */
export interface CurvePanel {
  /** "loss", "soft", "accuracy", "temperature", "weight", "gradientNorm". */
  metric: string;
  axis: Curve['axis'];
  curves: Curve[];
}

/**
 * What is measured, a panel a metric: losses of different terms differ in size and meaning, so that none of them shares an axis. The
 * weighted sum comes first, then the metric that chose the epoch, the terms, the other metrics, the settings that changed, and diagnostics.
 */
export function splitCurvesIntoPanels({ curves, best }: Pick<LossCurvesView, 'curves' | 'best'>): CurvePanel[] {
  const shown = curves.filter((curve) => (curve.axis === 'setting' ? isChange(curve, curves) : !isTheSum(curve, curves)));
  const metrics = [...new Set(shown.map(metricOf))];
  const panels = metrics.map((metric): CurvePanel => {
    const of = shown.filter((curve) => metricOf(curve) === metric);
    return { metric, axis: of[0].axis, curves: of };
  });
  const first = firstMetrics(best);
  const rank = ({ metric, axis }: CurvePanel) =>
    first.includes(metric) ? first.indexOf(metric) : first.length + ['setting', 'diagnostic'].indexOf(axis) + 1;
  return panels.sort((a, b) => rank(a) - rank(b));
}

/** The panels that say how the training went: the loss, and the metric that chose the epoch. */
export function firstPanels(view: Pick<LossCurvesView, 'curves' | 'best'>): CurvePanel[] {
  const panels = splitCurvesIntoPanels(view);
  const first = panels.filter(({ metric }) => firstMetrics(view.best).includes(metric));
  return first.length ? first : panels.slice(0, 2);
}

/** "train/soft" is "soft", "weight/soft" is "weight". */
export function metricOf({ series, axis }: Curve): string {
  if (axis === 'setting' || axis === 'diagnostic') return series.split('/')[0];
  return series.slice(series.indexOf('/') + 1);
}

/** Whether a curve is the weight of a term or of a transfer set. */
export function isWeight({ series }: Curve): boolean {
  return series.startsWith('weight/');
}

/** What a curve is about where a panel has several of one model: the term of a weight or of a gradient, "hard and soft" of a cosine. */
export function partOf({ series, axis }: Curve): string | null {
  const slash = series.indexOf('/');
  return (axis === 'setting' || axis === 'diagnostic') && slash > 0 ? series.slice(slash + 1) : null;
}

/** A setting that never changes, as its one value; null for every other curve. */
export function constantOf({ axis, value }: Curve): number | null {
  const known = value.filter((one) => one !== null);
  return axis === 'setting' && known.every((one) => one === known[0]) ? (known[0] ?? null) : null;
}

function firstMetrics(best: LossCurvesView['best']): string[] {
  const chose = best?.series ?? 'validation/accuracy';
  return ['loss', chose.slice(chose.indexOf('/') + 1)];
}

/** The baseline is trained with the student's own learning rate: one line says it. */
function isChange(curve: Curve, curves: readonly Curve[]): boolean {
  const same = curves.find((other) => isLead(other) && other.series === curve.series);
  const isRepeated =
    isBaseline(curve) && JSON.stringify([same?.epoch, same?.value]) === JSON.stringify([curve.epoch, curve.value]);
  return constantOf(curve) === null && !isRepeated;
}

/** The only term of a model is its whole loss. */
function isTheSum({ of, split, series, value }: Curve, curves: readonly Curve[]): boolean {
  const total = curves.find((curve) => curve.of === of && curve.series === 'train/loss');
  return split === 'train' && series !== 'train/loss' && total !== undefined && total.value.every((sum, i) => sum === value[i]);
}
