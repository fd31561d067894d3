import { isNumber } from '../comparison/createMetricNumberFormat';
import { linearAxis, logAxis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { measureTextWidth, shorten } from '../picture/measureTextWidth';
import { palette } from '../picture/palette';
import { element, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import type { TradeOffPoint, TradeOffView } from '../types/TradeOffView';
import { computeTradeOffScales, stepsOfFront } from './computeTradeOffScales';
import { formatCost } from './formatCost';
import { placePointLabels } from './placePointLabels';
import { createTradeOffNumberFormat } from './tabulateTradeOff';

const colors = palette.light;
const bottomHeight = 58;
const mostOfName = 200;

/** Each model at its cost (logarithmic) and its metric, with its interval. Those that no other one beats are filled, on a line of steps. */
export function drawTradeOff(view: TradeOffView, box: Box): string {
  const scales = computeTradeOffScales(view);
  if (!scales) return label('Nothing is measured.', box.x, box.y + 16, { fill: colors.muted });
  const { shown } = scales;
  const text = createTradeOffNumberFormat(view);
  const y = linearAxis(...scales.metric, 6, (value, step) => text.tick(value, step, false));
  const tickWidth = Math.max(...y.ticks.map((tick) => measureTextWidth(tick.text)), 0) + 8;
  const [x0, width] = [box.x + 20 + tickWidth, box.width - 28 - tickWidth];
  const plot: Box = { x: x0, y: box.y + 8, width, height: box.height - bottomHeight - 8 };
  const bottom = plot.y + plot.height;
  const x = fitAxis((count) => inUnit(view, ...scales.cost, count), plot.width, 11);
  const px = (cost: number) => plot.x + x.share(cost) * plot.width;
  const py = (value: number) => plot.y + (1 - y.share(value)) * plot.height;
  const middle = { 'text-anchor': 'middle', fill: colors.muted };
  const steps = stepsOfFront(shown, scales.cost[1]);
  const names = shown.map(({ name }) => shorten(name, mostOfName));
  const spots = shown.map(({ cost, mean }, i) => ({ x: px(cost), y: py(mean), width: measureTextWidth(names[i]) }));
  return [
    ...y.ticks.flatMap((tick) => [
      stroke(plot.x, py(tick.at), plot.x + plot.width, py(tick.at), { stroke: colors.grid }),
      label(tick.text, plot.x - 6, py(tick.at) + 4, { 'text-anchor': 'end', fill: colors.muted })
    ]),
    ...x.ticks.flatMap((tick) => [
      stroke(px(tick.at), bottom, px(tick.at), bottom + 4, { stroke: colors.muted }),
      label(tick.text, px(tick.at), bottom + 16, middle)
    ]),
    stroke(plot.x, bottom, plot.x + plot.width, bottom, { stroke: colors.muted }),
    label(`${view.cost} (log scale)`, plot.x + plot.width / 2, bottom + 33, middle),
    label('filled, on the line: no other one is as cheap and better', plot.x + plot.width / 2, bottom + 50, middle),
    uprightLabel(
      shorten(`${view.metric.title} (${view.metric.better} is better)`, plot.height),
      box.x + 12,
      plot.y + plot.height / 2,
      middle
    ),
    element('path', {
      d: path(
        steps.map(({ cost }) => px(cost)),
        steps.map(({ value }) => py(value))
      ),
      fill: 'none',
      stroke: colors.student,
      'stroke-width': 1.5,
      'stroke-dasharray': '5,3'
    }),
    ...placePointLabels(spots, plot).map((placed, i) => drawName(names[i], spots[i], placed)),
    ...shown.map((point) => drawMark(point, px, py))
  ].join('');
}

function drawMark(
  { cost, mean, low, high, unbeaten }: TradeOffPoint,
  px: (cost: number) => number,
  py: (value: number) => number
): string {
  const look = { stroke: colors.ink, 'stroke-width': 1.5 };
  const bar = isNumber(low) && isNumber(high) ? stroke(px(cost), py(low), px(cost), py(high), look) : '';
  const fill = unbeaten ? colors.student : colors.background;
  return bar + element('circle', { cx: px(cost), cy: py(mean), r: 4.5, fill, ...look });
}

function inUnit({ unit }: TradeOffView, low: number, high: number, count: number) {
  const { ticks, share } = logAxis(low, high, count);
  return { share, ticks: ticks.map(({ at }) => ({ at, text: formatCost(at, unit) })) };
}

function drawName(
  name: string,
  spot: { x: number; y: number },
  { x, y, isLeft }: { x: number; y: number; isLeft: boolean }
): string {
  const line = Math.abs(y - spot.y) > 3 ? stroke(spot.x, spot.y, x, y, { stroke: colors.muted, 'stroke-width': 0.75 }) : '';
  // Clear of lines behind it.
  const width = measureTextWidth(name) + 4;
  const ground = element('rect', { x: isLeft ? x - width : x, y: y - 6, width, height: 13, fill: colors.background });
  return line + ground + label(name, x + (isLeft ? -2 : 2), y + 4, { 'text-anchor': isLeft ? 'end' : 'start' });
}
