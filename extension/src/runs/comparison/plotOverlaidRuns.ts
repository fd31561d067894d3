import type { Data } from 'plotly.js-dist-min';
import { dashes } from '../../../../src/views/picture/palette';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';
import type { OverlayAxis } from './epochsToAxis';
import { computeOverlaidLines, type OverlaidLine } from './computeOverlaidLines';
import type { OverlaidRun, OverlayReading } from './OverlaidRun';

export interface RunLook {
  color: string;
  dash: string | undefined;
}

/** The look of the run at a place: seven colours and five dashes go round together, so that neighbours differ in both and 35 runs in one. */
export function runLook(place: number, { colors: { student, teacher, baseline, terms } }: Theme): RunLook {
  const colors = [student, teacher, baseline, ...terms];
  return { color: colors[place % colors.length], dash: [undefined, ...dashes][place % (dashes.length + 1)] };
}

export function plotOverlaidRuns(runs: readonly OverlaidRun[], reading: OverlayReading, theme: Theme): Picture {
  const base = createBaseLayout(theme);
  const lines = computeOverlaidLines(runs, reading).filter(({ key }) => !reading.hidden.has(key));
  const isShare = lines.some((line) => line.isShare);
  const data = lines.flatMap((line) => [...bandOf(line, theme), traceOf(line, theme, isShare)]);
  return {
    data,
    height: 380,
    layout: {
      ...base,
      margin: { ...base.margin, t: 12, l: 60 },
      hovermode: lines.length > 8 ? 'closest' : 'x unified',
      hoverlabel: { ...base.hoverlabel, namelength: -1 },
      xaxis: axis(theme, axisTitle(reading.axis), {
        ...{ rangemode: 'tozero', uirevision: reading.axis },
        ...{ showspikes: true, spikemode: 'across', spikethickness: 1, spikecolor: theme.faintText, spikedash: 'dot' }
      }),
      yaxis: axis(theme, escapeForPlotly(reading.series.replace('/', ' ')), {
        type: reading.log ? 'log' : 'linear',
        uirevision: `${reading.series} ${reading.log}`,
        tickformat: isShare ? '.3~%' : '.3~g'
      })
    }
  };
}

function traceOf({ name, x, y, look, isSingle, hasMarks }: OverlaidLine, theme: Theme, isShare: boolean): Data {
  const { color, dash } = runLook(look, theme);
  return {
    ...{ type: 'scatter', name: escapeForPlotly(name), x, y },
    mode: hasMarks && !isSingle ? 'lines+markers' : 'lines',
    line: { color, width: isSingle ? 0.8 : 1.8, dash: (dash ?? 'solid') as 'dash' },
    marker: { size: 5, color },
    opacity: isSingle ? 0.7 : 1,
    hovertemplate: isShare ? '%{y:.2%}' : '%{y:.4~g}'
  };
}

/** Where all values are known: a shape with holes would be closed across them. */
function bandOf({ x, band, look }: OverlaidLine, theme: Theme): Data[] {
  if (!band) return [];
  const known = x.map((_, i) => i).filter((i) => band.low[i] !== null && band.high[i] !== null);
  const { color } = runLook(look, theme);
  return [
    {
      ...{ type: 'scatter', mode: 'lines', fill: 'toself', fillcolor: `${color}2b`, line: { width: 0 }, hoverinfo: 'skip' },
      x: [...known.map((i) => x[i]), ...[...known].reverse().map((i) => x[i])],
      y: [...known.map((i) => band.high[i]), ...[...known].reverse().map((i) => band.low[i])]
    }
  ];
}

function axisTitle(over: OverlayAxis): string {
  return { epochs: trans.__('epoch'), steps: trans.__('step'), seconds: trans.__('seconds of training, without pauses') }[over];
}
