import type { SyntheticReport } from '../../record/SyntheticReport';
import { writeNotTrustedSentence } from './writeNotTrustedSentence';
import { palette } from '../picture/palette';
import { element, label, type Box } from '../picture/svgElements';
import { planSyntheticPanels, type Panel } from './planSyntheticPanels';
import { wrap } from '../picture/measureTextWidth';

const colors = palette.light;
const gap = 28;
const narrowest = 400;
const lineHeight = 16;

interface Placed extends Panel {
  column: number;
  top: number;
}

/** As high as the fullest column. */
export function heightOfSyntheticData(report: SyntheticReport, width: number): number {
  return Math.max(0, ...placed(report, width).map(({ top, height }) => top + height)) || bannerHeight(report, width);
}

/** Whether the rows are trusted, then losses, candidates, faithfulness and classes in columns. */
export function drawSyntheticData(report: SyntheticReport, box: Box): string {
  const width = panelWidth(box.width);
  const panels = placed(report, box.width).map(({ column, top, height, draw }) =>
    draw({ x: box.x + column * (width + gap), y: box.y + top, width, height })
  );
  return banner(report, box) + panels.join('');
}

/** Puts each panel into the column that is the shortest so far. */
function placed(report: SyntheticReport, width: number): Placed[] {
  const start = bannerHeight(report, width);
  const tops = new Array<number>(columnsIn(width)).fill(start);
  return planSyntheticPanels(report, panelWidth(width)).map((panel) => {
    const column = tops.indexOf(Math.min(...tops));
    const top = tops[column];
    tops[column] += panel.height + 22;
    return { ...panel, column, top };
  });
}

function columnsIn(width: number): number {
  return Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
}

function panelWidth(width: number): number {
  const columns = columnsIn(width);
  return (width - gap * (columns - 1)) / columns;
}

function linesOf(report: SyntheticReport, width: number): string[] {
  const words = report.trusted ? `✓ ${report.synthetic} may teach` : `✗ ${writeNotTrustedSentence(report)}`;
  return wrap(words, width - 24, 13, true, 4);
}

function bannerHeight(report: SyntheticReport, width: number): number {
  return linesOf(report, width).length * lineHeight + 12 + 16;
}

/** Nobody should miss that rows do not count. */
function banner(report: SyntheticReport, { x, y, width }: Box): string {
  const lines = linesOf(report, width);
  const frame = element('rect', {
    x: x + 1,
    y: y + 1,
    width: width - 2,
    height: lines.length * lineHeight + 10,
    rx: 4,
    fill: 'none',
    stroke: report.trusted ? colors.grid : colors.student,
    'stroke-width': report.trusted ? 1 : 2.5
  });
  const words = lines.map((line, i) => label(line, x + 12, y + 18 + i * lineHeight, { 'font-size': 13, 'font-weight': 'bold' }));
  return frame + words.join('');
}
