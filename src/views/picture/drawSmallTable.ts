import { palette } from './palette';
import { heading, label, stroke, type Box } from './svgElements';
import { shorten, measureTextWidth, wrap } from './measureTextWidth';

export interface SmallTable {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** In small letters below the cell. */
  below: string;
}

const colors = palette.light;
const headHeight = 40;
const lineHeight = 13;
const padding = 7;

export function heightOfSmallTable(table: SmallTable, width: number): number {
  const names = room(table, width);
  const rows = table.rows.reduce((sum, [name]) => sum + wrap(name, names).length * lineHeight + padding, 0);
  return headHeight + rows + 8 + wrap(table.below, width, 10).length * lineHeight;
}

/** A table in a picture: names at the left, broken into lines if they are long; the other cells at the right. */
export function drawSmallTable(table: SmallTable, box: Box): string {
  const { title, columns, rows, below } = table;
  const widths = widthsOf(table);
  const names = room(table, box.width);
  const right = box.x + box.width;
  const ends = widths.map((_, i) => right - widths.slice(i + 1).reduce((sum, width) => sum + width, 0));
  const muted = { 'text-anchor': 'end', 'font-size': 10, fill: colors.muted };
  const parts = [heading(shorten(title, box.width, 12, true), box.x, box.y + 12)];
  columns.slice(1).forEach((name, i) => parts.push(label(name, ends[i], box.y + 32, muted)));
  let top = box.y + headHeight;
  for (const [name, ...cells] of rows) {
    const lines = wrap(name, names);
    parts.push(stroke(box.x, top, right, top, { stroke: colors.grid }));
    lines.forEach((line, i) => parts.push(label(line, box.x, top + 13 + i * lineHeight)));
    cells.forEach((cell, i) =>
      parts.push(
        label(cell, ends[i], top + 13, {
          'text-anchor': 'end',
          ...(i ? (i === 1 ? { 'font-weight': 'bold' } : {}) : { fill: colors.muted })
        })
      )
    );
    top += lines.length * lineHeight + padding;
  }
  parts.push(stroke(box.x, top, right, top, { stroke: colors.grid }));
  wrap(below, box.width, 10).forEach((line, i) =>
    parts.push(label(line, box.x, top + 16 + i * lineHeight, { 'font-size': 10, fill: colors.muted }))
  );
  return parts.join('');
}

/** For all columns but the first. */
function widthsOf({ columns, rows }: SmallTable): number[] {
  return columns
    .slice(1)
    .map(
      (name, i) =>
        Math.max(measureTextWidth(name, 10), ...rows.map((row) => measureTextWidth(row[i + 1] ?? '', 11, i === 1))) + 14
    );
}

function room(table: SmallTable, width: number): number {
  return Math.max(60, width - widthsOf(table).reduce((sum, one) => sum + one, 0));
}
