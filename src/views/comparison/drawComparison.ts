import type { ComparisonView } from '../types/ComparisonView';
import { formatCount, formatNumber } from '../words/formatNumber';
import { computeDifferenceForest } from './computeDifferenceForest';
import { isNumber, createMetricNumberFormat } from './createMetricNumberFormat';
import { chooseModelColors } from '../picture/chooseModelColors';
import { palette } from '../picture/palette';
import { drawForestPanel, heightOfForest, type ForestRow } from './drawForestPanel';
import { sidesOfZero } from './sidesOfZero';
import { element, heading, label, stroke, type Box } from '../picture/svgElements';
import { shorten, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const keyHeight = 26;
const headHeight = 20;
const gap = 14;
/** Pixels between models and differences. */
const between = 24;

/** As high as the models and differences of each metric need. */
export function heightOfComparison(view: ComparisonView, width: number): number {
  return view.metrics.reduce((sum, _, place) => sum + heightOfMetric(view, place, width) + gap, keyHeight);
}

/** One band per metric: the models' means with their intervals at the left, the differences around zero at the right. */
export function drawComparison(view: ComparisonView, box: Box): string {
  const parts = [key(view, box)];
  const half = halfOf(box.width);
  let top = box.y + keyHeight;
  view.metrics.forEach(({ title, better }, place) => {
    const height = heightOfMetric(view, place, box.width);
    const differences = computeDifferenceForest(view, place);
    const meaning = ` (${better} is better)`;
    const room = (differences.length ? half : box.width) - measureTextWidth(meaning, 12, true);
    parts.push(heading(shorten(title, room, 12, true) + meaning, box.x, top + 12));
    const below: Box = { x: box.x, y: top + headHeight, width: half, height: height - headHeight };
    const { tick } = createMetricNumberFormat(view, place);
    parts.push(drawForestPanel({ rows: modelRows(view, place), tick: (value, step) => tick(value, step, false) }, below));
    if (differences.length)
      parts.push(
        drawForestPanel(
          { rows: differences, sides: sidesOfZero[better], tick: (value, step) => tick(value, step, true) },
          { ...below, x: box.x + half + between }
        )
      );
    top += height + gap;
  });
  return parts.join('');
}

function heightOfMetric(view: ComparisonView, place: number, width: number): number {
  const panels = [modelRows(view, place), computeDifferenceForest(view, place)];
  return headHeight + Math.max(...panels.map((rows) => heightOfForest(rows, halfOf(width))));
}

function halfOf(width: number): number {
  return (width - between) / 2;
}

function modelRows(view: ComparisonView, place: number): ForestRow[] {
  const { value } = createMetricNumberFormat(view, place);
  const tints = chooseModelColors(
    view.models.map(({ name }) => name),
    colors
  );
  return view.models.map(({ name, estimates, seeds }, i) => {
    const estimate = estimates[place];
    const known = isNumber(estimate.low) && isNumber(estimate.high);
    return {
      ...estimate,
      name,
      color: tints[i],
      singles: seeds > 1 ? [estimate.least, estimate.most] : [],
      text: value(estimate.mean),
      below: known ? `${value(estimate.low)} to ${value(estimate.high)}` : undefined
    };
  });
}

function key({ rows, split, confidence, models }: ComparisonView, { x, y, width }: Box): string {
  const words = `mean with its ${formatNumber(confidence * 100)} % interval`;
  const parts = [
    stroke(x, y + 8, x + 24, y + 8, { stroke: colors.ink, 'stroke-width': 2 }),
    element('circle', { cx: x + 12, cy: y + 8, r: 4, fill: colors.ink }),
    label(words, x + 30, y + 12),
    label(`${formatCount(rows)} ${split} rows`, x + width, y + 12, { 'text-anchor': 'end', fill: colors.muted })
  ];
  if (models.some(({ seeds }) => seeds > 1)) {
    parts.push(element('circle', { cx: x + 250, cy: y + 8, r: 3, fill: colors.background, stroke: colors.ink }));
    parts.push(label('least and most of the single seeds', x + 260, y + 12));
  }
  return parts.join('');
}
