import { isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import {
  constantOf,
  splitCurvesIntoPanels,
  firstPanels,
  type CurvePanel
} from '../../../../src/views/lossCurves/splitCurvesIntoPanels';
import { termName } from '../../../../src/views/lossCurves/chooseCurveStyle';
import type { Curve, LossCurvesView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { translateMetric } from '../../words/translateMetric';

export interface Panel extends CurvePanel {
  title: string;
  height: number;
}

/** Which panels the reader has asked for besides the first ones. */
export interface Wanted {
  /** Everything that was measured but diagnostics. */
  areAllShown: boolean;
  /** What training does: gradients, weights, memory. */
  areDiagnosticsShown: boolean;
}

/** Pictures stacked over one epoch axis: at first the loss and the metric that chose the epoch, on demand everything that was measured. */
export function groupCurvesIntoPanels(view: LossCurvesView, { areAllShown, areDiagnosticsShown }: Wanted): Panel[] {
  const first = firstPanels(view);
  const shown = splitCurvesIntoPanels(view).filter((panel) =>
    panel.axis === 'diagnostic' ? areDiagnosticsShown : areAllShown || first.some(({ metric }) => metric === panel.metric)
  );
  return shown.map((panel) => ({ ...panel, title: titleOf(panel, view), height: heightOf(panel, first) }));
}

/** Settings that never change are said in words. */
export function constantSettings(curves: readonly Curve[]): { name: string; value: number }[] {
  return curves.filter(isLead).flatMap((curve) => {
    const value = constantOf(curve);
    return value === null ? [] : [{ name: settingName(curve), value }];
  });
}

/** "weight soft": the name of a term or a set is the user's own. */
export function settingName({ series }: Curve): string {
  const [kind, ...of] = series.split('/');
  return [translateMetric(kind), of.join('/')].filter(Boolean).join(' ');
}

function titleOf({ metric, axis, curves }: CurvePanel, { unitless }: LossCurvesView): string {
  if (metric === 'loss' && unitless) return trans.__('loss');
  if (metric === 'loss') return trans.__('loss (nats)');
  // What a term is called is the user's own word.
  return axis === 'setting' || axis === 'diagnostic' || curves.some(({ split }) => split === 'validation')
    ? translateMetric(metric)
    : termName(metric);
}

function heightOf({ metric, axis }: CurvePanel, [first, second]: readonly CurvePanel[]): number {
  if (metric === first?.metric) return 190;
  if (metric === second?.metric) return 150;
  return axis === 'setting' ? 80 : 110;
}
