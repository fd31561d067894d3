import { linearAxis, logAxis } from '../picture/Axis';
import { chooseModelLooks, type ModelLook } from '../picture/chooseModelLooks';
import { drawSymbolPath } from '../picture/drawSymbolPath';
import { fitAxis } from '../picture/fitAxis';
import { measureTextWidth, shorten } from '../picture/measureTextWidth';
import { palette } from '../picture/palette';
import { element, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { formatCost } from '../tradeOff/formatCost';
import type { FrontGroup, ParetoFrontView } from '../types/ParetoFrontView';
import { computeFrontScales, listFrontSteps, type FrontScales } from './computeFrontScales';
import { createFrontNumberFormat } from './createFrontNumberFormat';

const colors = palette.light;
const keyHeight = 22;
const bottomHeight = 58;

/** Candidates at their cost (logarithmic) and metric. Those on the front of their search are filled, on a line of steps; the budget is a dotted line. */
export function drawParetoFront(view: ParetoFrontView, box: Box): string {
  const scales = computeFrontScales(view);
  if (!scales) return label('Nothing is measured.', box.x, box.y + 16, { fill: colors.muted });
  const { groups } = view;
  const looks = chooseModelLooks(
    groups.map(({ name }) => name),
    colors
  );
  const text = createFrontNumberFormat(view);
  const y = linearAxis(...scales.value, 6, (value, step) => text.tick(value, step, false));
  const tickWidth = Math.max(...y.ticks.map((tick) => measureTextWidth(tick.text)), 0) + 8;
  const [x0, width] = [box.x + 20 + tickWidth, box.width - 28 - tickWidth];
  const plot: Box = { x: x0, y: box.y + keyHeight, width, height: box.height - bottomHeight - keyHeight };
  const x = fitAxis((count) => inUnit(view, scales, count), plot.width, 11);
  const places: Places = {
    x: (cost) => plot.x + x.share(cost) * plot.width,
    y: (value) => plot.y + (1 - y.share(value)) * plot.height
  };
  const bottom = plot.y + plot.height;
  const middle = { 'text-anchor': 'middle', fill: colors.muted };
  const { budget } = view;
  return [
    ...y.ticks.flatMap((tick) => [
      stroke(plot.x, places.y(tick.at), plot.x + plot.width, places.y(tick.at), { stroke: colors.grid }),
      label(tick.text, plot.x - 6, places.y(tick.at) + 4, { 'text-anchor': 'end', fill: colors.muted })
    ]),
    ...x.ticks.flatMap((tick) => [
      stroke(places.x(tick.at), bottom, places.x(tick.at), bottom + 4, { stroke: colors.muted }),
      label(tick.text, places.x(tick.at), bottom + 16, middle)
    ]),
    stroke(plot.x, bottom, plot.x + plot.width, bottom, { stroke: colors.muted }),
    budget === null
      ? ''
      : stroke(places.x(budget), plot.y, places.x(budget), bottom, { stroke: colors.ink, 'stroke-dasharray': '2,3' }),
    label(`${shorten(view.cost, plot.width - 120)} (log scale)`, plot.x + plot.width / 2, bottom + 33, middle),
    label(
      `filled, on the line: on the front of its search${budget === null ? '' : '; dotted: the budget'}`,
      plot.x + plot.width / 2,
      bottom + 50,
      middle
    ),
    uprightLabel(
      shorten(`${view.metric.title} (${view.metric.better} is better)`, plot.height),
      box.x + 12,
      plot.y + plot.height / 2,
      middle
    ),
    ...groups.map((group, i) => drawSteps(group, looks[i], places, scales)),
    ...groups.map((group, i) => drawMarks(group, looks[i], places)),
    drawKey(groups, looks, { ...plot, y: box.y, height: keyHeight })
  ].join('');
}

interface Places {
  x: (cost: number) => number;
  y: (value: number) => number;
}

function drawSteps(group: FrontGroup, { color, dash }: ModelLook, places: Places, { cost: [, end] }: FrontScales): string {
  const look = { fill: 'none', stroke: color, 'stroke-width': group.seeds > 1 ? 1 : 1.5, 'stroke-dasharray': dash };
  return listFrontSteps(group, end)
    .map((steps) =>
      element('path', {
        ...{
          d: path(
            steps.map(({ cost }) => places.x(cost)),
            steps.map(({ value }) => places.y(value))
          )
        },
        ...look
      })
    )
    .join('');
}

function drawMarks({ points }: FrontGroup, { color, symbol }: ModelLook, places: Places): string {
  return points
    .map(({ cost, value, isOnFront }) =>
      element('path', {
        d: drawSymbolPath(symbol, places.x(cost), places.y(value), isOnFront ? 4 : 3),
        fill: isOnFront ? color : colors.background,
        stroke: color
      })
    )
    .join('');
}

function drawKey(groups: readonly FrontGroup[], looks: readonly ModelLook[], box: Box): string {
  const width = box.width / Math.max(1, groups.length);
  return groups
    .map(({ name }, i) => {
      const { color, symbol } = looks[i];
      const x = box.x + i * width;
      const mark = element('path', { d: drawSymbolPath(symbol, x + 5, box.y + 9, 4), fill: color, stroke: color });
      return mark + label(shorten(name, width - 24), x + 15, box.y + 13);
    })
    .join('');
}

function inUnit({ unit }: ParetoFrontView, { cost }: FrontScales, count: number) {
  const { ticks, share } = logAxis(...cost, count);
  return { share, ticks: ticks.map(({ at }) => ({ at, text: formatCost(at, unit) })) };
}
