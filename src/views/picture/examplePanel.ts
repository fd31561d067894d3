import type { SoftLabelExample } from '../../record/RunRecord';
import { palette } from '../palette';
import { softmaxAt } from '../softmaxAt';
import { topClasses } from '../topClasses';
import { element, label, path, type Box } from './svg';
import { shorten, textWidth } from './textWidth';

const colors = palette.light;

/** Rows of the panel: at most this many classes, and one more for the others together. */
export const classesShown = 10;

export interface ExamplePanel {
  example: SoftLabelExample;
  classes: readonly string[];
  temperature: number;
  most: number;
}

/** Probabilities of one example: a bar a class for the teacher, one below it for the student, the label's class marked. */
export function examplePanel({ example, classes, temperature, most }: ExamplePanel, box: Box): string {
  const teacher = softmaxAt(example.teacher, temperature);
  const student = example.student && softmaxAt(example.student, temperature);
  const shown = topClasses(example.label, student ? [teacher, student] : [teacher], most);
  const hidden = teacher.length - shown.length;
  const rest = (p: number[]) => Math.max(0, 1 - shown.reduce((sum, i) => sum + p[i], 0));
  const rows = shown.map((i) => ({
    name: classes[i] ?? `class ${i}`,
    isLabel: i === example.label,
    teacher: teacher[i],
    student: student && student[i]
  }));
  if (hidden > 0)
    rows.push({ name: `${hidden} others`, isLabel: false, teacher: rest(teacher), student: student && rest(student) });

  const nameWidth = Math.min(box.width * 0.42, Math.max(...rows.map(({ name, isLabel }) => textWidth(name, 10, isLabel) + 12)));
  const plot: Box = { x: box.x + nameWidth + 6, y: box.y + 20, width: box.width - nameWidth - 14, height: box.height - 38 };
  const rowHeight = plot.height / rows.length;
  const bar = Math.min(rowHeight * 0.4, 8);
  const bottom = plot.y + plot.height;
  const parts = [label(shorten(`Row ${example.index}`, box.width, 11, true), plot.x, box.y + 12, { 'font-weight': 'bold' })];
  for (const share of [0, 0.5, 1]) {
    const x = plot.x + share * plot.width;
    parts.push(
      element('path', {
        d: path([
          [x, plot.y],
          [x, bottom]
        ]),
        stroke: share ? colors.grid : colors.muted
      })
    );
    parts.push(label(`${share * 100} %`, x, bottom + 13, { 'text-anchor': 'middle', 'font-size': 10, fill: colors.muted }));
  }
  rows.forEach((row, i) => {
    const middle = plot.y + (i + 0.5) * rowHeight;
    const weight = row.isLabel ? { 'font-weight': 'bold' } : { fill: colors.muted };
    const name = shorten(row.name, nameWidth - (row.isLabel ? 12 : 2), 10, row.isLabel);
    parts.push(label(name, plot.x - 6, middle + 3.5, { 'text-anchor': 'end', 'font-size': 10, ...weight }));
    if (row.isLabel) {
      const x = plot.x - 8 - textWidth(name, 10, true);
      parts.push(
        element('path', {
          d: `${path([
            [x - 7, middle - 4],
            [x, middle],
            [x - 7, middle + 4]
          ])}Z`,
          fill: colors.label
        })
      );
    }
    const draw = (p: number, y: number, fill: string) =>
      element('rect', { x: plot.x, y, width: Math.max(p * plot.width, 0.5), height: bar, fill });
    parts.push(draw(row.teacher, student ? middle - bar : middle - bar / 2, colors.teacher));
    if (row.student !== null) parts.push(draw(row.student, middle, colors.student));
  });
  return parts.join('');
}
