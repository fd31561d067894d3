import type { Curve, LossCurvesView } from '../types/LossCurvesView';
import { capitalize } from '../words/capitalize';
import { formatNumber } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { isLead } from './describeCurveOwner';
import { constantOf, splitCurvesIntoPanels, firstPanels, isWeight, type CurvePanel } from './splitCurvesIntoPanels';
import { metricWords } from './chooseCurveStyle';
import { drawLossPanel } from './drawLossPanel';
import { label, type Box } from '../picture/svgElements';
import { shorten } from '../picture/measureTextWidth';

const colors = palette.light;

/** The usual height of a plot, or that of a line if nothing is measured yet. */
export function heightOfLossCurves(view: LossCurvesView): number {
  return view.curves.length ? 420 : 80;
}

/** The loss and the metric that chose the epoch, with the settings that changed below them. `stacked` puts the metric below the loss. */
export function drawLossCurves(view: LossCurvesView, box: Box, stacked: boolean): string {
  if (view.curves.length === 0) {
    return label('Nothing is measured yet.', box.x + box.width / 2, box.y + box.height / 2, {
      'text-anchor': 'middle',
      fill: colors.muted
    });
  }
  const large = firstPanels(view).map((panel) => titled(panel, view));
  const small = splitCurvesIntoPanels(view)
    .filter(({ axis }) => axis === 'setting')
    .map((panel) => titled(panel, view));
  const constant = view.curves.flatMap((curve) => {
    const value = isLead(curve) ? constantOf(curve) : null;
    return value === null ? [] : [`${settingWords(curve)} ${formatNumber(value)}`];
  });
  const noteHeight = constant.length ? 18 : 0;
  const smallHeight = small.length ? 132 : 0;
  const largeHeight = box.height - smallHeight - noteHeight;

  const drawn = [
    ...place(large, { ...box, height: largeHeight }, stacked, [0.58, 0.42]).map((panel) => ({ ...panel, large: true })),
    ...place(
      small,
      { ...box, y: box.y + largeHeight + 8, height: smallHeight - 8 },
      false,
      small.map(() => 1 / small.length)
    ).map((panel) => ({ ...panel, large: false }))
  ].map(({ title, curves, box: at, large }) => drawLossPanel(view, title, curves, at, large));
  if (constant.length) {
    const note = shorten(`Constant: ${constant.join(', ')}`, box.width);
    drawn.push(label(note, box.x, box.y + box.height - 3, { fill: colors.muted }));
  }
  return drawn.join('');
}

function settingWords(curve: Curve): string {
  const { series } = curve;
  return isWeight(curve) ? series.replace('/', ' ') : metricWords(series);
}

interface Panel {
  title: string;
  curves: Curve[];
}

function titled({ metric, axis, curves }: CurvePanel, { unitless }: LossCurvesView): Panel {
  return { title: metric === 'loss' && unitless ? 'Loss' : titleOf(metric, axis, curves), curves };
}

function titleOf(metric: string, axis: Curve['axis'], curves: readonly Curve[]): string {
  if (metric === 'loss') return 'Loss (nats)';
  // A single weight has no legend, since the title says whose it is.
  if (metric === 'weight') return curves.length === 1 ? `Weight of ${curves[0].series.slice('weight/'.length)}` : 'Weights';
  return capitalize(axis === 'setting' ? metricWords(metric) : `${metricWords(metric)} on ${curves[0].split ?? 'train'}`);
}

function place(panels: Panel[], box: Box, stacked: boolean, parts: number[]): (Panel & { box: Box })[] {
  const gap = 26;
  const whole = (stacked ? box.height : box.width) - gap * (panels.length - 1);
  const total = panels.reduce((sum, _, i) => sum + parts[i], 0);
  let from = 0;
  return panels.map((panel, i) => {
    const length = (whole * parts[i]) / total;
    const at = stacked ? { ...box, y: box.y + from, height: length } : { ...box, x: box.x + from, width: length };
    from += length + gap;
    return { ...panel, box: at };
  });
}
