import type { Curve, LossCurvesView } from './View';
import { formatNumber } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { isLead } from './curveModel';
import { lossPanel } from './lossPanel';
import { label, type Box } from '../picture/svg';
import { shorten } from '../picture/textWidth';

const colors = palette.light;

/** The usual height of a plot with its legend, or that of a line if nothing is measured yet. */
export function heightOfLossCurves(view: LossCurvesView): number {
  return view.curves.length ? 420 + heightOfLegend(view) : 80;
}

/** Many losses have a legend of many rows, which should not make the plot flat. */
export function heightOfLegend({ curves }: LossCurvesView): number {
  return 10 * Math.max(0, curves.filter(({ axis }) => axis === 'loss').length - 8);
}

/** Loss, shares and changing settings, each on its own axis over the same epochs. `stacked` puts the shares below the loss. */
export function drawLossCurves(view: LossCurvesView, box: Box, stacked: boolean): string {
  if (view.curves.length === 0) {
    return label('Nothing is measured yet.', box.x + box.width / 2, box.y + box.height / 2, {
      'text-anchor': 'middle',
      fill: colors.muted
    });
  }
  const losses = view.curves.filter((curve) => curve.axis === 'loss' && !isRepeated(curve, view.curves));
  const errors = view.curves.filter(({ series }) => series.endsWith('/ece'));
  const shares = view.curves.filter((curve) => curve.axis === 'share' && !errors.includes(curve));
  const settings = view.curves.filter((curve) => curve.axis === 'setting' && isLead(curve));
  const changing = groups(settings.filter((curve) => !isConstant(curve)));
  const constant = settings.filter(isConstant);

  const small = [...(errors.length ? [{ title: 'Calibration error', curves: errors }] : []), ...changing];
  const large = [
    ...(losses.length ? [{ title: 'Loss', curves: losses }] : []),
    ...(shares.length ? [{ title: 'Accuracy and agreement', curves: shares }] : [])
  ];
  const noteHeight = constant.length ? 18 : 0;
  const smallHeight = small.length ? 132 : 0;
  const largeHeight = box.height - smallHeight - noteHeight;

  const panels = [
    ...place(large, { ...box, height: largeHeight }, stacked, [0.58, 0.42]),
    ...place(
      small,
      { ...box, y: box.y + largeHeight + 8, height: smallHeight - 8 },
      false,
      small.map(() => 1 / small.length)
    )
  ];
  const drawn = panels.map(({ title, curves, box: at }) =>
    lossPanel(
      view,
      title,
      curves,
      at,
      large.some((panel) => panel.title === title)
    )
  );
  if (constant.length) {
    const words = constant.map(
      ({ series, value }) =>
        `${series === 'learningRate' ? 'learning rate' : series.replace('/', ' ')} ${formatNumber(value[0] ?? null)}`
    );
    const note = shorten(`Constant: ${words.join(', ')}`, box.width);
    drawn.push(label(note, box.x, box.y + box.height - 3, { fill: colors.muted }));
  }
  return drawn.join('');
}

/** Where it exists: a stage may not have it. */
function isConstant({ value }: Curve): boolean {
  return new Set(value.filter((one) => one !== null)).size === 1;
}

/** A model without a teacher has one term, which is the whole loss: one line is enough. */
function isRepeated({ of, split, series, value }: Curve, curves: Curve[]): boolean {
  const total = curves.find((curve) => curve.of === of && curve.series === 'train/loss');
  return split === 'train' && series !== 'train/loss' && total !== undefined && total.value.every((sum, i) => sum === value[i]);
}

interface Panel {
  title: string;
  curves: Curve[];
}

/** Settings of one kind share an axis: temperature, weights, learning rate. */
function groups(settings: Curve[]): Panel[] {
  const kinds = new Map<string, Curve[]>();
  for (const curve of settings) {
    const kind = curve.series.startsWith('weight/')
      ? 'Weights'
      : curve.series === 'learningRate'
        ? 'Learning rate'
        : curve.series;
    kinds.set(kind, [...(kinds.get(kind) ?? []), curve]);
  }
  return [...kinds].map(([kind, curves]) => ({ title: titleOf(kind, curves), curves }));
}

/** A single weight has no legend, since the title says whose it is. */
function titleOf(kind: string, curves: Curve[]): string {
  if (kind === 'Weights' && curves.length === 1) return `Weight of ${curves[0].series.slice('weight/'.length)}`;
  return kind === 'temperature' ? 'Temperature' : kind;
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
