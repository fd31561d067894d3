import type { SoftLabelsView } from '../types/SoftLabelsView';
import { formatCount, formatNumber } from '../words/formatNumber';
import { findNearestTemperature } from './findNearestTemperature';
import { dashes, palette } from '../picture/palette';
import { chooseShareScaleEnd } from '../picture/chooseShareScaleEnd';
import { linearAxis, logAxis } from '../picture/Axis';
import { drawExamplePanel, shownExample } from './drawExamplePanel';
import { drawHeatPanel } from '../picture/drawHeatPanel';
import { drawLinePanel, type Line } from '../picture/drawLinePanel';
import { drawTwoClassMarginPanel } from './drawTwoClassMarginPanel';
import { arrowhead, element, heading, label, type Box } from '../picture/svgElements';
import { fitting, shorten, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const columns = 3;
const examplesShown = 2 * columns;
const gap = 16;

/** Bars per example: if there are more classes, the most probable ones. */
const classesShown = 10;

/** As high as the rows of examples and the panels below them need. */
export function heightOfSoftLabels(view: SoftLabelsView): number {
  const rows = Math.ceil(Math.min(view.examples.length, examplesShown) / columns);
  return 26 + rows * (exampleHeight(view) + 14) + 290;
}

/** Examples at the view's temperature, then the teacher's mean probability by rank and class by class. */
export function drawSoftLabels(view: SoftLabelsView, box: Box): string {
  const parts = [key(view, box)];
  const width = (box.width - gap * (columns - 1)) / columns;
  const height = exampleHeight(view);
  const examples = view.examples
    .slice(0, examplesShown)
    .map((example) => shownExample(example, view.classes, view.temperature, classesShown));
  const rows = examples.flatMap((example) => example.rows);
  const nameWidth = Math.max(0, ...rows.map(({ name, isLabel }) => measureTextWidth(name, 10, isLabel)));
  const most = chooseShareScaleEnd(rows.map(({ teacher, student }) => Math.max(teacher, student ?? 0)));
  examples.forEach((example, i) => {
    const at = {
      x: box.x + (i % columns) * (width + gap),
      y: box.y + 26 + Math.floor(i / columns) * (height + 14),
      width,
      height
    };
    parts.push(drawExamplePanel(example, nameWidth, most, at));
  });

  const top = box.y + 26 + Math.ceil(examples.length / columns) * (height + 14) + 10;
  const below: Box = { ...box, y: top, height: box.y + box.height - top };
  const rankWidth = below.width * 0.4;
  const { margins } = view.summary;
  const at = { ...below, width: rankWidth };
  // With two classes, the second rank is 1 minus the first.
  parts.push(
    margins ? drawTwoClassMarginPanel({ margins, names: view.classes, temperature: view.temperature }, at) : drawByRank(view, at)
  );
  parts.push(drawByClass(view, { ...below, x: below.x + rankWidth + 20, width: below.width - rankWidth - 20 }));
  return parts.join('');
}

function exampleHeight({ classes }: SoftLabelsView): number {
  const rows = Math.min(classesShown, Math.max(2, classes.length));
  return (classes.length > classesShown ? 52 : 38) + rows * (rows > 6 ? 13 : 18);
}

function key({ temperature, split, examples }: SoftLabelsView, { x, y, width }: Box): string {
  const title = shorten(`Soft labels at temperature ${formatNumber(temperature)}, ${split} rows`, width - 190, 12, true);
  const parts = [heading(title, x, y + 12)];
  let left = x + measureTextWidth(title, 12, true) + 22;
  const swatch = (fill: string, text: string) => {
    parts.push(element('rect', { x: left, y: y + 4, width: 10, height: 8, fill }), label(text, left + 14, y + 12));
    left += 14 + measureTextWidth(text) + 14;
  };
  swatch(colors.teacher, 'teacher');
  if (examples.some(({ student }) => student)) swatch(colors.student, 'student');
  parts.push(arrowhead(left + 7, y + 8, colors.label), label('label', left + 11, y + 12));
  return parts.join('');
}

function drawByRank({ summary, temperature }: SoftLabelsView, box: Box): string {
  const { temperatures, byRank } = summary;
  const at = findNearestTemperature(temperatures, temperature);
  if (at < 0) return '';
  const compared = [1, temperature, 4 * temperature].map((t) => findNearestTemperature(temperatures, t));
  const shown = [...new Set(compared)].sort((a, b) => temperatures[a] - temperatures[b]);
  const lines = shown.map((i, place): Line => {
    // Ranks whose mean rounds to 0 have no place on a logarithmic axis.
    const y = byRank[i].filter((p) => p > 0);
    const x = y.map((_, k) => k + 1);
    const look =
      i === at
        ? { color: colors.teacher, dash: undefined, width: 2 }
        : { color: colors.terms[place], dash: dashes[place], width: 1.5 };
    return { name: `T ${formatNumber(temperatures[i])}`, ...look, markers: true, x, y };
  });
  const low = Math.min(1, ...shown.flatMap((i) => byRank[i].filter((p) => p > 0)));
  const log = 1 / low > 100;
  const ranks = Math.max(2, ...lines.map(({ x }) => x.length));
  const ticks = Array.from({ length: ranks }, (_, i) => ({ at: i + 1, text: String(i + 1) }));
  const wordings = [
    `Teacher's mean probability by rank${log ? ' (log scale)' : ''}`,
    `Teacher's mean by rank${log ? ' (log)' : ''}`
  ];
  return drawLinePanel(
    {
      title: fitting(wordings, box.width, 12, true),
      lines,
      x: { ticks, share: (rank) => (rank - 1) / (ranks - 1) },
      y: log ? logAxis(low * 0.8, 1, 5) : linearAxis(0, 1, 5),
      xTitle: 'rank',
      legend: true
    },
    box
  );
}

function drawByClass({ summary, temperature, classes: names }: SoftLabelsView, box: Box): string {
  const { temperatures, byClass, classes } = summary;
  const at = findNearestTemperature(temperatures, temperature);
  if (!byClass[at]?.length) return '';
  const part = classes.length < names.length ? `, ${formatCount(classes.length)} of ${formatCount(names.length)} classes` : '';
  const t = formatNumber(temperatures[at]);
  const wordings = [
    `Teacher's mean probability in %, temperature ${t}${part}`,
    `Teacher's mean %, T ${t}${part}`,
    `Mean %${part}`
  ];
  return drawHeatPanel(
    {
      title: fitting(wordings, box.width, 12, true),
      names: classes.map((i) => names[i] ?? `class ${i}`),
      values: byClass[at],
      most: chooseShareScaleEnd(byClass[at].flat().map((value) => value ?? 0)),
      rowTitle: 'label',
      columnTitle: 'class'
    },
    box
  );
}
