import type { SoftLabelExample } from '../../record/RunRecord';
import { formatPercent } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { softmaxAt } from './softmaxAt';
import { selectTopClasses } from './selectTopClasses';
import { arrowhead, element, label, stroke, type Box } from '../picture/svgElements';
import { shortenMiddle, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const arrowWidth = 12;

/** What one panel shows of an example: a limited number of its classes, and the probability of all others together. */
export interface ShownExample {
  index: number;
  rows: { name: string; isLabel: boolean; teacher: number; student: number | null }[];
  others: string | undefined;
}

export function shownExample(
  { index, label, teacher, student }: SoftLabelExample,
  classes: readonly string[],
  temperature: number,
  most: number
): ShownExample {
  const p = softmaxAt(teacher, temperature);
  const q = student && softmaxAt(student, temperature);
  const shown = selectTopClasses(label, q ? [p, q] : [p], most);
  const rest = (values: number[]) => formatPercent(Math.max(0, 1 - shown.reduce((sum, i) => sum + values[i], 0)), 0);
  return {
    index,
    rows: shown.map((i) => ({ name: classes[i] ?? `class ${i}`, isLabel: i === label, teacher: p[i], student: q && q[i] })),
    others: shown.length < p.length ? `${p.length - shown.length} others: ${rest(p)}${q ? `, ${rest(q)}` : ''}` : undefined
  };
}

/** Probabilities of one example: one bar per class for the teacher, one below it for the student. The label's class is marked. */
export function drawExamplePanel({ index, rows, others }: ShownExample, nameWidth: number, most: number, box: Box): string {
  const left = Math.min(box.width * 0.45, nameWidth + 1 + arrowWidth);
  const plot: Box = { x: box.x + left + 6, y: box.y + 20, width: box.width - left - 24, height: box.height - (others ? 52 : 38) };
  const rowHeight = plot.height / rows.length;
  const barHeight = Math.min(rowHeight * 0.42, 8);
  const bottom = plot.y + plot.height;
  const parts = [label(`Row ${index}`, plot.x, box.y + 12, { 'font-weight': 'bold' })];
  for (const share of [0, 0.5, 1]) {
    const x = plot.x + share * plot.width;
    const text = `${Math.round(share * most * 1000) / 10} %`;
    parts.push(stroke(x, plot.y, x, bottom, { stroke: share ? colors.grid : colors.muted }));
    parts.push(label(text, x, bottom + 13, { 'text-anchor': 'middle', 'font-size': 10, fill: colors.muted }));
  }
  if (others)
    parts.push(
      label(others, plot.x + plot.width + 14, bottom + 27, { 'text-anchor': 'end', 'font-size': 10, fill: colors.muted })
    );
  rows.forEach(({ name, isLabel, teacher, student }, i) => {
    const middle = plot.y + (i + 0.5) * rowHeight;
    const shown = shortenMiddle(name, left - arrowWidth, 10, isLabel);
    const weight = isLabel ? { 'font-weight': 'bold' } : { fill: colors.muted };
    parts.push(label(shown, plot.x - 6, middle + 3.5, { 'text-anchor': 'end', 'font-size': 10, ...weight }));
    if (isLabel) parts.push(arrowhead(plot.x - 9 - measureTextWidth(shown, 10, true), middle, colors.label));
    const bar = (p: number, y: number, fill: string) =>
      element('rect', { x: plot.x, y, width: Math.max((p / most) * plot.width, 0.5), height: barHeight, fill });
    parts.push(bar(teacher, student === null ? middle - barHeight / 2 : middle - barHeight, colors.teacher));
    if (student !== null) parts.push(bar(student, middle, colors.student));
  });
  return parts.join('');
}
