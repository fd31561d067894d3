import type { RocPrEvent } from '../../record/RocPr';
import { formatArea } from './formatArea';
import { computeCurveLines, type CurveLine } from './computeCurveLines';
import { chooseModelLooks, type ModelLook } from '../picture/chooseModelLooks';
import { palette } from '../picture/palette';
import { pointShares, prevalence } from './computeRocPrView';
import { chooseShownPositiveClass } from './chooseShownPositiveClass';
import type { RocPrView } from '../types/RocPrView';
import { linearAxis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { element, heading, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { drawSymbolPath } from '../picture/drawSymbolPath';
import { shorten, shortenMiddle } from '../picture/measureTextWidth';

const colors = palette.light;
const side = 330;
const left = 58;
const keyRow = 18;
/** How many rows of the key have room. */
const keysAtMost = 12;

export function heightOfRocPr(view: RocPrView): number {
  return side + 104 + keyRow * (1 + Math.min(keysAtMost, chooseShownPositiveClass(view).models.length));
}

/** Both curves side by side, a random order dotted, and the areas below. With more than two classes, the curves of all of them together. */
export function drawRocPr(view: RocPrView, box: Box): string {
  const event = chooseShownPositiveClass(view);
  const looks = chooseModelLooks(
    event.models.map(({ name }) => name),
    colors
  );
  const lines = event.models.map(({ curve }) => curve && computeCurveLines(curve, event));
  const chosen = event.models.map((model) => model.chosen && pointShares(model.chosen, event));
  const roc = { ...box, x: box.x + left, y: box.y + 24, width: side, height: side };
  const pr = { ...roc, x: box.x + box.width - side - 8 };
  const share = prevalence(event);
  return [
    panel('ROC curve', 'false positive rate', 'recall (sensitivity)', roc),
    panel('Precision-recall curve', 'recall (sensitivity)', 'precision', pr),
    stroke(...at(roc, 0, 0), ...at(roc, 1, 1), { stroke: colors.muted, 'stroke-dasharray': '2,3' }),
    stroke(...at(pr, 0, share), ...at(pr, 1, share), { stroke: colors.muted, 'stroke-dasharray': '2,3' }),
    ...lines.flatMap((both, i) => (both ? [curve(both.roc, looks[i], roc), curve(both.pr, looks[i], pr)] : [])),
    ...chosen.flatMap((point, i) =>
      point
        ? [
            mark(roc, point.falsePositiveRate, point.recall, looks[i]),
            point.precision === null ? '' : mark(pr, point.recall, point.precision, looks[i])
          ]
        : []
    ),
    key(event, looks, { ...box, y: roc.y + side + 58 })
  ].join('');
}

function at({ x, y, width, height }: Box, right: number, up: number): [number, number] {
  return [x + right * width, y + (1 - up) * height];
}

function panel(title: string, across: string, upward: string, box: Box): string {
  const axis = fitAxis((count) => linearAxis(0, 1, count), side, 11);
  const muted = { fill: colors.muted };
  const grid = axis.ticks.flatMap(({ at: value, text }) => [
    stroke(...at(box, 0, value), ...at(box, 1, value), { stroke: colors.grid }),
    stroke(...at(box, value, 0), ...at(box, value, 1), { stroke: colors.grid }),
    label(text, box.x - 6, at(box, 0, value)[1] + 4, { 'text-anchor': 'end', ...muted }),
    label(text, at(box, value, 0)[0], box.y + side + 16, { 'text-anchor': 'middle', ...muted })
  ]);
  return [
    heading(title, box.x, box.y - 8),
    ...grid,
    stroke(...at(box, 0, 0), ...at(box, 1, 0), { stroke: colors.muted }),
    stroke(...at(box, 0, 0), ...at(box, 0, 1), { stroke: colors.muted }),
    label(across, box.x + side / 2, box.y + side + 34, { 'text-anchor': 'middle', ...muted }),
    uprightLabel(upward, box.x - 40, box.y + side / 2, { 'text-anchor': 'middle', ...muted })
  ].join('');
}

function curve({ x, y }: CurveLine, { color, dash }: ModelLook, box: Box): string {
  const places = x.map((value, i) => at(box, value, y[i]));
  const d = path(
    places.map(([across]) => across),
    places.map(([, down]) => down)
  );
  return element('path', { d, fill: 'none', stroke: color, 'stroke-width': 1.8, 'stroke-dasharray': dash });
}

function mark(box: Box, right: number, up: number, { color, symbol }: ModelLook): string {
  const [x, y] = at(box, right, up);
  return element('path', { d: drawSymbolPath(symbol, x, y, 6), fill: color, stroke: colors.background, 'stroke-width': 1.5 });
}

function key(event: RocPrEvent, looks: readonly ModelLook[], { x, y, width }: Box): string {
  const { models, name } = event;
  const shown = models.slice(0, models.length > keysAtMost ? keysAtMost - 1 : keysAtMost);
  const rows = shown.map((model, i) => {
    const top = y + 12 + (i + 1) * keyRow;
    const { color, symbol, dash } = looks[i];
    const areas = `average precision ${formatArea(model.averagePrecision)}, ROC AUC ${formatArea(model.rocAuc)}`;
    return [
      stroke(x, top - 4, x + 26, top - 4, { stroke: color, 'stroke-width': 1.8, 'stroke-dasharray': dash }),
      element('path', { d: drawSymbolPath(symbol, x + 13, top - 4, 4), fill: color }),
      label(shortenMiddle(model.name, 0.35 * width), x + 34, top),
      label(shorten(areas, 0.6 * width), x + 0.4 * width, top, { fill: colors.muted })
    ].join('');
  });
  const more =
    models.length > shown.length
      ? [label(`and ${models.length - shown.length} more`, x + 34, y + 12 + (shown.length + 1) * keyRow)]
      : [];
  const isChosen = models.some(({ chosen }) => chosen);
  const words = `${name}; dotted: a random order${isChosen ? '; marks: the chosen thresholds' : ''}`;
  return [label(shorten(words, width), x, y + 12, { fill: colors.muted }), ...rows, ...more].join('');
}
