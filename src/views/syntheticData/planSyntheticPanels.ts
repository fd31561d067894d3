import type { GeneratorInfo, SyntheticReport } from '../../record/SyntheticReport';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { chooseGeneratorStyles } from './chooseGeneratorStyles';
import { isNumber } from '../comparison/createMetricNumberFormat';
import { palette } from '../picture/palette';
import { splitCamelCase } from '../words/splitCamelCase';
import { selectShownClasses } from './selectShownClasses';
import { faithfulnessTable, keptShare } from './tabulateSyntheticData';
import { linearAxis } from '../picture/Axis';
import { drawBarPanel, heightOfBars, type BarRow } from '../picture/drawBarPanel';
import { drawLinePanel, type Line } from '../picture/drawLinePanel';
import { element, label, type Box } from '../picture/svgElements';
import { drawSmallTable, heightOfSmallTable } from '../picture/drawSmallTable';
import { measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;

export interface Panel {
  height: number;
  draw(box: Box): string;
}

/** What there is to show about synthetic rows, one panel each, for panels of this width. */
export function planSyntheticPanels(report: SyntheticReport, width: number): Panel[] {
  return [losses, faithfulness, candidates, kept, balance].flatMap((make) => make(report, width) ?? []);
}

function losses({ generator }: SyntheticReport): Panel | undefined {
  const lines = generator ? linesOf(generator) : [];
  if (!generator || !lines.length) return undefined;
  const values = lines.flatMap(({ y }) => y.filter(isNumber));
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const pad = (high - low) * 0.06;
  const { step } = generator.history;
  return {
    height: 240,
    draw: (box) =>
      drawLinePanel(
        {
          title: 'Losses of the generator',
          lines,
          x: linearAxis(0, step[step.length - 1] || 1, Math.max(2, Math.floor(box.width / 80))),
          y: linearAxis(low - pad, high + pad, 5),
          xTitle: 'updates of the generator',
          legend: true
        },
        box
      )
  };
}

function linesOf({ history: { step, series } }: GeneratorInfo): Line[] {
  const known = Object.entries(series).filter(([, column]) => column.some(isNumber));
  const styles = chooseGeneratorStyles(
    known.map(([name]) => name),
    colors
  );
  return known.map(([name, column], i) => ({
    ...styles[i],
    name: splitCamelCase(name),
    width: 1.5,
    markers: false,
    x: step,
    y: column.map((value) => (isNumber(value) ? value : null)),
    end: formatNumber(column.filter(isNumber).at(-1) ?? null)
  }));
}

function faithfulness(report: SyntheticReport, width: number): Panel | undefined {
  const table = faithfulnessTable(report);
  if (!table) return undefined;
  const { rows, space } = report.faithfulness!;
  const below = `${formatCount(rows.synthetic)} synthetic against ${formatCount(rows.real)} real rows, in ${space}`;
  const shown = {
    title: 'How faithful the rows are',
    columns: ['', 'better', 'synthetic', 'real halves'],
    rows: table.rows,
    below
  };
  return { height: heightOfSmallTable(shown, width), draw: (box) => drawSmallTable(shown, box) };
}

function candidates({ screening }: SyntheticReport): Panel | undefined {
  if (!screening) return undefined;
  const { candidates: all, kept: count, rejected } = screening;
  const row = (name: string, rows: number, fill: string): BarRow => {
    const share = all ? rows / all : 0;
    return { name, bars: [{ share, fill, text: `${formatCount(rows)} (${formatPercent(share, 1)})` }] };
  };
  const rows = [
    row('kept', count, colors.teacher),
    ...rejected.map(({ reason, rows: lost }) => row(`rejected: ${reason}`, lost, colors.student))
  ];
  return {
    height: heightOfBars(rows),
    draw: (box) => drawBarPanel(`What became of ${formatCount(all)} candidates`, rows, box)
  };
}

function kept(report: SyntheticReport): Panel | undefined {
  if (!report.screening) return undefined;
  const { byClass } = report.screening;
  const shown = selectShownClasses(report);
  const rows = shown.map((i): BarRow => {
    const { candidates: all, kept: count } = byClass[i];
    const text = `${keptShare(byClass[i])} of ${formatCount(all)}`;
    return { name: report.classes[i], number: i, bars: [{ share: all ? count / all : 0, fill: colors.teacher, text }] };
  });
  return { height: heightOfBars(rows), draw: (box) => drawBarPanel(`Kept by class${partOf(report, shown)}`, rows, box) };
}

function balance(report: SyntheticReport): Panel | undefined {
  if (!report.faithfulness) return undefined;
  const { real, asked, seen } = report.faithfulness.classBalance;
  const shown = selectShownClasses(report);
  const most = shown.reduce((max, i) => Math.max(max, real[i], asked[i], seen[i]), 1e-9);
  const bar = (share: number, fill: string, isHollow = false) => ({
    share: share / most,
    fill,
    isHollow,
    text: formatPercent(share, 1)
  });
  const rows = shown.map((i): BarRow => ({
    name: report.classes[i],
    number: i,
    bars: [bar(real[i], colors.muted), bar(asked[i], colors.muted, true), bar(seen[i], colors.teacher)]
  }));
  return {
    height: heightOfBars(rows) + 16,
    draw: (box) =>
      drawBarPanel(`Shares of the classes${partOf(report, shown)}`, rows, box) + key({ ...box, y: box.y + box.height - 6 })
  };
}

function key({ x, y }: Box): string {
  let left = x;
  return [
    { text: 'real rows', fill: colors.muted, stroke: colors.muted },
    { text: 'asked for', fill: colors.background, stroke: colors.muted },
    { text: 'as the teacher sees them', fill: colors.teacher, stroke: colors.teacher }
  ]
    .map(({ text, ...look }) => {
      const at = left;
      left += measureTextWidth(text, 10) + 32;
      return (
        element('rect', { x: at + 0.5, y: y - 7.5, width: 12, height: 8, ...look }) + label(text, at + 18, y, { 'font-size': 10 })
      );
    })
    .join('');
}

function partOf({ classes }: SyntheticReport, shown: readonly number[]): string {
  return shown.length < classes.length ? `: the ${shown.length} least kept of ${formatCount(classes.length)}` : '';
}
