import { computeDifferenceForest } from '../comparison/computeDifferenceForest';
import { createMetricNumberFormat } from '../comparison/createMetricNumberFormat';
import { drawForestPanel, heightOfForest } from '../comparison/drawForestPanel';
import { sidesOfZero } from '../comparison/sidesOfZero';
import { linearAxis, logAxis, type Axis } from '../picture/Axis';
import { chooseTermLook } from '../picture/chooseTermLook';
import { drawLinePanel, type Line } from '../picture/drawLinePanel';
import { measureTextWidth, shorten } from '../picture/measureTextWidth';
import { palette } from '../picture/palette';
import { heading, label, stroke, type Box } from '../picture/svgElements';
import type { TaskWeightsView } from '../types/TaskWeightsView';
import { formatCount, formatNumber } from '../words/formatNumber';
import { computeWeightRange } from './computeWeightRange';
import { findTaskMetric } from './findTaskMetric';
import { findTaskWeightsAtEnds } from './findTaskWeightsAtEnds';
import { needsLogWeights } from './needsLogWeights';

const colors = palette.light;
const leastHeight = 300;
const headHeight = 34;
const gap = 12;
const between = 28;
/** The table has the others. */
const drawnAtMost = 12;
/** With more points the marks of a line would merge into a band. */
const marksAtMost = 15;

/** As high as the differences of each task need. */
export function heightOfTaskWeights(view: TaskWeightsView, width: number): number {
  const rows = gainsOf(view).map(({ place }) => heightOfGain(view, place, widthOfGains(width)));
  return Math.max(leastHeight, rows.reduce((sum, height) => sum + height + gap, 0) + noteHeightOf(view));
}

/** The weights over the epochs at the left, what each task gained or lost at the right. */
export function drawTaskWeights(view: TaskWeightsView, box: Box): string {
  const gains = gainsOf(view);
  const right = widthOfGains(box.width);
  const height = Math.min(box.height, 420);
  const left: Box = { ...box, height, width: gains.length ? box.width - right - between : box.width };
  const parts = [drawWeights(view, left)];
  const x = box.x + box.width - right;
  let top = box.y;
  for (const { i, place, title } of gains) {
    const { better } = view.comparison!.metrics[place];
    const { color, dash } = chooseTermLook(i, colors);
    const meaning = ` (${better} is better)`;
    const words = shorten(`${view.tasks[i].task}: ${title}`, right - 28 - measureTextWidth(meaning, 12, true), 12, true);
    parts.push(stroke(x, top + 8, x + 22, top + 8, { stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash }));
    parts.push(heading(words + meaning, x + 28, top + 12));
    const whole = heightOfGain(view, place, right);
    const { tick } = createMetricNumberFormat(view.comparison!, place);
    const rows = computeDifferenceForest(view.comparison!, place);
    parts.push(
      drawForestPanel(
        { rows, sides: sidesOfZero[better], tick: (value, step) => tick(value, step, true) },
        { x, y: top + headHeight, width: right, height: whole - headHeight }
      )
    );
    top += whole + gap;
  }
  const more = view.tasks.length - drawnAtMost;
  if (more > 0)
    parts.push(label(`${formatCount(more)} more in the table`, box.x, box.y + box.height - 2, { fill: colors.muted }));
  return parts.join('');
}

function noteHeightOf({ tasks }: TaskWeightsView): number {
  return tasks.length > drawnAtMost ? 18 : 0;
}

function widthOfGains(width: number): number {
  return width * 0.54;
}

/** The drawn tasks that are compared: their index, and that of their metric. */
function gainsOf({ tasks, comparison }: TaskWeightsView): { i: number; place: number; title: string }[] {
  return tasks.slice(0, drawnAtMost).flatMap(({ task }, i) => {
    const metric = findTaskMetric(comparison, task);
    const isCompared = metric && computeDifferenceForest(comparison!, metric.place).length > 0;
    return isCompared ? [{ i, ...metric }] : [];
  });
}

function heightOfGain({ comparison }: TaskWeightsView, place: number, width: number): number {
  return headHeight + heightOfForest(computeDifferenceForest(comparison!, place), width);
}

function drawWeights({ tasks, runs }: TaskWeightsView, box: Box): string {
  const shown = tasks.slice(0, drawnAtMost);
  const range = computeWeightRange(shown);
  if (!range) return label('No weight is measured yet.', box.x, box.y + 16, { fill: colors.muted });
  const isLog = needsLogWeights(shown);
  const lines = shown.map((one, i): Line => {
    const { task, epoch, mean, least, most } = one;
    const ends = findTaskWeightsAtEnds(one);
    return {
      name: task,
      ...chooseTermLook(i, colors),
      width: 2,
      markers: epoch.length <= marksAtMost,
      x: epoch,
      y: mean,
      ...(ends && { end: formatNumber(ends.last.mean) }),
      ...(runs > 1 && { band: { low: least, high: most } })
    };
  });
  const last = Math.max(0, ...shown.flatMap(({ epoch }) => epoch.slice(-1)));
  return drawLinePanel(
    {
      title: `Weights${isLog ? ' (log scale)' : ''}${runs > 1 ? `: mean and range of ${formatCount(runs)} seeds` : ''}`,
      lines,
      x: linearAxis(0, last || 1, Math.min(Math.max(2, Math.floor(box.width / 70)), Math.max(1, Math.ceil(last)))),
      y: isLog ? logAxis(range[0] * 0.9, range[1] * 1.1, 6) : weightAxis(range),
      xTitle: 'epoch',
      legend: true
    },
    box
  );
}

/** From 0 where that hides nothing. */
function weightAxis([low, high]: readonly [number, number]): Axis {
  const pad = (high - low || Math.abs(high) * 0.1 || 0.1) * 0.06;
  return linearAxis(low >= 0 && low < high * 0.7 ? 0 : low - pad, high + pad, 6);
}
