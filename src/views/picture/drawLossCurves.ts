import type { Curve, LossCurvesView } from '../View';
import { curveStyle, type CurveStyle } from '../curveStyle';
import { formatNumber, formatPercent } from '../formatNumber';
import { palette } from '../palette';
import { linearAxis, logAxis, type Axis } from './axis';
import { linePanel, type Line } from './linePanel';
import { label, type Box } from './svg';
import { shorten } from './textWidth';

const colors = palette.light;

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
  const settings = view.curves.filter(({ axis, of }) => axis === 'setting' && of === 'student');
  const changing = groups(settings.filter(({ value }) => new Set(value).size > 1));
  const constant = settings.filter(({ value }) => new Set(value).size === 1);

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
    drawPanel(
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

/** A model without a teacher has one term, and it is the whole loss: one line is enough. */
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
  return [...kinds].map(([kind, curves]) => ({ title: kind === 'temperature' ? 'Temperature' : kind, curves }));
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

function drawPanel(view: LossCurvesView, title: string, curves: Curve[], box: Box, large: boolean): string {
  const percent = curves[0].axis === 'share';
  const weights = curves[0].series.startsWith('weight/');
  const values = curves.flatMap(valuesOf);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const log = curves[0].axis === 'loss' && low > 0 && high / low > 100;
  const count = large ? Math.max(3, Math.floor(box.height / 45)) : 3;
  const alone = curves.every(({ series }) => series === curves[0].series);
  const lines = curves.map((curve): Line => {
    const style = weights ? weightStyle(curve, view.curves) : alone ? ownStyle(curve) : curveStyle(curve, view.curves, colors);
    const y = valuesOf(curve);
    return {
      ...style,
      x: curve.epoch,
      y,
      end: (percent ? formatPercent : (value: number) => formatNumber(value))(y[y.length - 1])
    };
  });
  const { best } = view;
  return linePanel(
    {
      title: log ? `${title} (log scale)` : title,
      lines,
      x: epochAxis(view, Math.max(2, Math.floor(box.width / 70))),
      y: log ? logAxis(low * 0.9, high * 1.1, count) : valueAxis(low, high, count, percent),
      xTitle: large ? 'epoch' : undefined,
      mark: best ? { x: best.epoch, text: large ? `kept: epoch ${formatNumber(best.epoch)}` : '' } : undefined,
      ring: pointOf(best, curves),
      legend: large || curves.length > 1
    },
    box
  );
}

/** A view leaves out what was not measured, so that there is no null among the values of its curves. */
function valuesOf({ value }: Curve): number[] {
  return value.filter((measured): measured is number => measured !== null);
}

/** Where the value that decided lies among the student's curves. */
function pointOf(best: LossCurvesView['best'], curves: Curve[]): { x: number; y: number } | undefined {
  const curve = curves.find(({ series, of }) => of === 'student' && series === best?.series);
  const y = curve?.value[curve.epoch.indexOf(best?.epoch ?? -1)];
  return best && typeof y === 'number' ? { x: best.epoch, y } : undefined;
}

/** What has a panel to itself needs no dash to be told apart from other metrics. */
function ownStyle(curve: Curve): CurveStyle {
  return {
    ...curveStyle(curve, [curve], colors),
    color: curve.of === 'student' ? colors.student : colors.baseline,
    dash: undefined,
    width: 2
  };
}

/** A weight looks like the term that it weighs. */
function weightStyle(curve: Curve, curves: Curve[]) {
  const term = curve.series.slice('weight/'.length);
  return { ...curveStyle({ ...curve, axis: 'loss', series: `train/${term}` }, curves, colors), name: term };
}

function epochAxis(view: LossCurvesView, count: number): Axis {
  const last = view.curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  // Half an epoch is no tick that anyone looks for.
  return linearAxis(0, last || 1, Math.min(count, Math.max(1, Math.ceil(last))));
}

function valueAxis(low: number, high: number, count: number, percent: boolean): Axis {
  const pad = (high - low || Math.abs(high) * 0.1 || 0.1) * 0.06;
  // A loss reads best from 0; a share would lose its differences that way.
  const from = !percent && low >= 0 && low < high * 0.5 ? 0 : low - pad;
  const [start, end] = percent ? [Math.max(0, from), Math.min(1, high + pad)] : [from, high + pad];
  return linearAxis(start, end, count, percent ? percentText : undefined);
}

function percentText(value: number, step: number): string {
  return `${(value * 100).toFixed(Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9)))} %`;
}
