import type { SoftLabelsView } from '../View';
import { formatCount, formatNumber } from '../formatNumber';
import { nearest } from '../nearest';
import { dashes, palette } from '../palette';
import { linearAxis, logAxis } from './axis';
import { classesShown, examplePanel } from './examplePanel';
import { heatPanel } from './heatPanel';
import { linePanel, type Line } from './linePanel';
import { element, label, path, type Box } from './svg';
import { shorten, textWidth } from './textWidth';

const colors = palette.light;
const columns = 3;

/** As high as the rows of examples and the panels below them need it. */
export function heightOfSoftLabels(view: SoftLabelsView): number {
  const rows = Math.ceil(Math.min(view.examples.length, 2 * columns) / columns);
  return 26 + rows * (exampleHeight(view) + 14) + 290;
}

/** Examples at the view's temperature, then the teacher's mean probability by rank and class by class. */
export function drawSoftLabels(view: SoftLabelsView, box: Box): string {
  const parts = [key(view, box)];
  const gap = 16;
  const width = (box.width - gap * (columns - 1)) / columns;
  const height = exampleHeight(view);
  const examples = view.examples.slice(0, 2 * columns);
  examples.forEach((example, i) => {
    const at = {
      x: box.x + (i % columns) * (width + gap),
      y: box.y + 26 + Math.floor(i / columns) * (height + 14),
      width,
      height
    };
    parts.push(examplePanel({ example, classes: view.classes, temperature: view.temperature, most: classesShown }, at));
  });

  const top = box.y + 26 + Math.ceil(examples.length / columns) * (height + 14) + 10;
  const below: Box = { ...box, y: top, height: box.y + box.height - top };
  const rankWidth = below.width * 0.4;
  parts.push(drawByRank(view, { ...below, width: rankWidth }));
  parts.push(drawByClass(view, { ...below, x: below.x + rankWidth + 20, width: below.width - rankWidth - 20 }));
  return parts.join('');
}

function exampleHeight({ classes }: SoftLabelsView): number {
  const rows = classes.length > classesShown ? classesShown + 1 : Math.max(2, classes.length);
  return 38 + rows * (rows > 6 ? 13 : 18);
}

function key({ temperature, split, examples }: SoftLabelsView, { x, y, width }: Box): string {
  const title = shorten(`Soft labels at temperature ${formatNumber(temperature)}, ${split} rows`, width - 190, 12, true);
  const parts = [label(title, x, y + 12, { 'font-size': 12, 'font-weight': 'bold' })];
  let left = x + textWidth(title, 12, true) + 22;
  const swatch = (fill: string, text: string) => {
    parts.push(element('rect', { x: left, y: y + 4, width: 10, height: 8, fill }), label(text, left + 14, y + 12));
    left += 14 + textWidth(text) + 14;
  };
  swatch(colors.teacher, 'teacher');
  if (examples.some(({ student }) => student)) swatch(colors.student, 'student');
  parts.push(
    element('path', {
      d: `${path([
        [left, y + 4],
        [left + 7, y + 8],
        [left, y + 12]
      ])}Z`,
      fill: colors.label
    }),
    label('label', left + 11, y + 12)
  );
  return parts.join('');
}

function drawByRank({ summary, temperature }: SoftLabelsView, box: Box): string {
  const at = nearest(summary.temperatures, temperature);
  if (at < 0) return '';
  const hottest = summary.temperatures.indexOf(Math.max(...summary.temperatures));
  const shown = [...new Set([nearest(summary.temperatures, 1), at, hottest])].sort(
    (a, b) => summary.temperatures[a] - summary.temperatures[b]
  );
  // Ranks whose mean is 0 to the last digit kept say nothing on a logarithmic axis.
  const lines = shown.map((i, place): Line => {
    const y = summary.byRank[i].filter((p) => p > 0);
    const name = `T ${formatNumber(summary.temperatures[i])}`;
    const main = i === at;
    return {
      name,
      color: main ? colors.teacher : colors.terms[place],
      dash: main ? undefined : dashes[place],
      width: main ? 2 : 1.5,
      markers: true,
      x: y.map((_, k) => k + 1),
      y
    };
  });
  const values = lines.flatMap(({ y }) => [...y]);
  const low = Math.min(...values);
  const log = 1 / low > 100;
  const ranks = Math.max(...lines.map(({ x }) => x.length), 2);
  const title = `Teacher's mean probability by rank${log ? ' (log scale)' : ''}`;
  const x = linearAxis(1, ranks, ranks);
  return linePanel(
    {
      title: shorten(title, box.width, 12, true),
      lines,
      x: { ...x, ticks: x.ticks.filter(({ at: tick }) => Number.isInteger(tick)) },
      y: log ? logAxis(low * 0.8, 1, 5) : linearAxis(0, 1, 5),
      xTitle: 'rank',
      legend: true
    },
    box
  );
}

function drawByClass({ summary, temperature, classes }: SoftLabelsView, box: Box): string {
  const at = nearest(summary.temperatures, temperature);
  if (!summary.byClass[at]?.length) return '';
  const part =
    summary.classes.length < classes.length
      ? `, ${formatCount(summary.classes.length)} of ${formatCount(classes.length)} classes`
      : '';
  return heatPanel(
    {
      title: `Teacher's mean probability, % at T ${formatNumber(summary.temperatures[at])}${part}`,
      names: summary.classes.map((i) => classes[i] ?? `class ${i}`),
      values: summary.byClass[at],
      rowTitle: 'label',
      columnTitle: 'class'
    },
    box
  );
}
