import type { Claim } from './Claim';
import type { ClaimsView } from '../types/ClaimsView';
import { palette } from '../picture/palette';
import { verdictSigns } from './verdictSigns';
import { element, label, stroke, type Box } from '../picture/svgElements';
import { wrap } from '../picture/measureTextWidth';

const colors = palette.light;
const lineHeight = 15;
const padding = 9;
const headHeight = 24;

/** Shares of the width: claim with source, measurement with interval, verdict, why. */
const columns = [
  { title: 'Claim', share: 0.29 },
  { title: 'Measured here', share: 0.27 },
  { title: 'Verdict', share: 0.15 },
  { title: 'Why', share: 0.29 }
];

const verdictColors: { [verdict in Claim['verdict']]: string } = {
  holds: colors.teacher,
  'does not hold': colors.student,
  'not separable': colors.muted,
  'cannot be tested here': colors.muted
};

interface Line {
  text: string;
  bold?: boolean;
  fill?: string;
}

/** As high as the wrapped texts need. */
export function heightOfClaims({ claims }: ClaimsView, width: number): number {
  return claims.reduce((sum, claim) => sum + heightOf(cells(claim, width)), headHeight);
}

/** A table: what was claimed and by whom, what was measured, the verdict in a frame, and why. */
export function drawClaims({ claims }: ClaimsView, box: Box): string {
  const lefts = columns.map((_, i) => box.x + columns.slice(0, i).reduce((sum, { share }) => sum + share, 0) * box.width);
  const right = box.x + box.width;
  const parts = columns.map(({ title }, i) => label(title, lefts[i], box.y + 14, { 'font-weight': 'bold', fill: colors.muted }));
  let top = box.y + headHeight;
  for (const claim of claims) {
    const row = cells(claim, box.width);
    parts.push(
      stroke(box.x, top, right, top, { stroke: colors.grid }),
      frame(claim, lefts[2], top + padding, columns[2].share * box.width - 14, row[2].length)
    );
    row.forEach((lines, column) =>
      lines.forEach(({ text, bold, fill }, i) => {
        const left = column === 2 ? lefts[2] + 8 : lefts[column];
        parts.push(label(text, left, top + padding + 11 + i * lineHeight, { fill, ...(bold ? { 'font-weight': 'bold' } : {}) }));
      })
    );
    top += heightOf(row);
  }
  parts.push(stroke(box.x, top, right, top, { stroke: colors.grid }));
  return parts.join('');
}

function cells({ claim, source, measured, interval, verdict, why }: Claim, width: number): Line[][] {
  const room = (column: number) => columns[column].share * width - 18;
  const lines = (text: string, column: number, look: Omit<Line, 'text'> = {}) =>
    wrap(text, room(column) - (column === 2 ? 8 : 0), 11, look.bold).map((line): Line => ({ text: line, ...look }));
  return [
    [...lines(claim, 0, { bold: true }), ...lines(source, 0, { fill: colors.muted })],
    [...lines(measured ?? 'not measured', 1), ...(interval === null ? [] : lines(interval, 1, { fill: colors.muted }))],
    lines(`${verdictSigns[verdict]} ${verdict}`, 2, { bold: true, fill: colors.ink }),
    lines(why, 3)
  ];
}

function heightOf(row: Line[][]): number {
  return Math.max(...row.map((lines) => lines.length)) * lineHeight + 2 * padding;
}

function frame({ verdict }: Claim, x: number, y: number, width: number, lines: number): string {
  return element('rect', {
    x,
    y: y - 3,
    width,
    height: lines * lineHeight + 4,
    rx: 4,
    fill: 'none',
    stroke: verdictColors[verdict],
    'stroke-width': 2
  });
}
