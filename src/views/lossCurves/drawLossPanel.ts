import type { Curve, LossCurvesView } from '../types/LossCurvesView';
import { listStagesSoFar } from './listStagesSoFar';
import { isLead } from './describeCurveOwner';
import { chooseCurveStyle } from './chooseCurveStyle';
import { formatNumber, formatPercent } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { needsLogScale } from './needsLogScale';
import { linearAxis, logAxis, type Axis } from '../picture/Axis';
import { drawLinePanel, type Line } from '../picture/drawLinePanel';
import type { Box } from '../picture/svgElements';

const colors = palette.light;

/** Curves of one kind over the epochs of the whole view, with the kept epoch marked. A large panel says more about its axes. */
export function drawLossPanel(view: LossCurvesView, title: string, curves: Curve[], box: Box, large: boolean): string {
  const percent = curves[0].axis === 'share';
  const values = curves.flatMap(valuesOf);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const log = needsLogScale(curves);
  const count = large ? Math.max(3, Math.floor(box.height / 45)) : 3;
  const lines = curves.map((curve): Line => {
    const last = valuesOf(curve).at(-1) ?? null;
    const end = percent ? formatPercent(last) : formatNumber(last);
    return { ...chooseCurveStyle(curve, view.curves, colors), x: curve.epoch, y: curve.value, end };
  });
  const { best } = view;
  return drawLinePanel(
    {
      title: log ? `${title} (log scale)` : title,
      lines,
      x: epochAxis(view, Math.max(2, Math.floor(box.width / 70))),
      y: log ? logAxis(low * 0.9, high * 1.1, count) : valueAxis(low, high, count, percent),
      xTitle: large ? 'epoch' : undefined,
      stages: listStagesSoFar(view).map(({ name, from, to }) => ({ from, to, text: large ? name : '' })),
      notches: (view.changes ?? []).map(({ epoch }) => epoch),
      mark: best ? { x: best.epoch, text: large ? `kept: epoch ${formatNumber(best.epoch)}` : '' } : undefined,
      ring: pointOf(best, curves),
      legend: large || curves.length > 1
    },
    box
  );
}

/** Without the gaps of stages that do not have the term. */
function valuesOf({ value }: Curve): number[] {
  return value.filter((measured): measured is number => measured !== null);
}

/** Where on the student's curves the value is that chose the epoch. */
function pointOf(best: LossCurvesView['best'], curves: Curve[]): { x: number; y: number } | undefined {
  const curve = curves.find((one) => isLead(one) && one.series === best?.series);
  const y = curve?.value[curve.epoch.indexOf(best?.epoch ?? -1)];
  return best && typeof y === 'number' ? { x: best.epoch, y } : undefined;
}

function epochAxis(view: LossCurvesView, count: number): Axis {
  const last = view.curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  // Nobody looks for a tick at half an epoch.
  return linearAxis(0, last || 1, Math.min(count, Math.max(1, Math.ceil(last))));
}

function valueAxis(low: number, high: number, count: number, percent: boolean): Axis {
  const pad = (high - low || Math.abs(high) * 0.1 || 0.1) * 0.06;
  // A loss reads best from 0. For a share that would hide the differences.
  const from = !percent && low >= 0 && low < high * 0.5 ? 0 : low - pad;
  const [start, end] = percent ? [Math.max(0, from), Math.min(1, high + pad)] : [from, high + pad];
  return linearAxis(start, end, count, percent ? percentText : undefined);
}

function percentText(value: number, step: number): string {
  return `${(value * 100).toFixed(Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9)))} %`;
}
