import type { Layout } from 'plotly.js-dist-min';
import { findTaskMetric } from '../../../../src/views/taskWeights/findTaskMetric';
import type { TaskWeightsView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { joinLines, nameLine, wrapTickLabel } from '../../plot/wrapTickLabel';
import { computeDifferenceAxis } from '../comparison/computeDifferenceAxis';
import { computeDifferenceRows } from '../comparison/computeIntervalPlotRows';
import { createForestRowAxis } from '../comparison/createForestRowAxis';
import { labelSidesOfZero } from '../comparison/labelSidesOfZero';
import { layForestPanel } from '../comparison/layForestPanel';
import { createIntervalTraces } from '../comparison/createIntervalTraces';

const sides = { l: 8, r: 16 };
const top = 24;
const axisHeight = 56;
/** The table has the others. */
const drawnAtMost = 12;

/** The differences of each task around zero, a panel each: the units of metrics differ. Null if no task is compared. */
export function plotTaskGains({ tasks, comparison }: TaskWeightsView, theme: Theme, width: number): Picture | null {
  if (!comparison) return null;
  const room = Math.max(120, width - sides.l - sides.r);
  const panels = tasks.slice(0, drawnAtMost).flatMap(({ task }) => {
    const metric = findTaskMetric(comparison, task);
    const rows = metric ? computeDifferenceRows(comparison, metric.place, theme) : [];
    if (!metric || !rows.length) return [];
    const { better, format } = comparison.metrics[metric.place];
    const words =
      format === 'share'
        ? trans.__('%1: %2, difference in points', task, metric.title)
        : trans.__('%1: %2, difference', task, metric.title);
    const laid = layForestPanel(rows, room);
    return [{ ...laid, better, title: wrapTickLabel(words, room - laid.names, 3) }];
  });
  if (!panels.length) return null;
  const left = Math.max(...panels.map(({ names }) => names));
  const below = panels.map(({ title }) => axisHeight + (title.length - 1) * nameLine);
  const inner = panels.reduce((sum, { height }, i) => sum + height + (i ? top + below[i - 1] : 0), 0);
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin: { ...sides, t: top, b: below.at(-1)! },
    hovermode: 'closest',
    annotations: panels.flatMap(({ better }, i) => labelSidesOfZero(better, suffixOf(i), theme))
  };
  let above = 0;
  panels.forEach(({ rows, labels, height, title }, i) => {
    const [x, y] = [`xaxis${suffixOf(i)}` as 'xaxis', `yaxis${suffixOf(i)}` as 'yaxis'];
    layout[x] = {
      ...axis(theme, joinLines(title)),
      ...computeDifferenceAxis(rows, room - left, theme),
      domain: [left / room, 1],
      anchor: `y${suffixOf(i)}` as 'y',
      nticks: Math.max(2, Math.min(6, Math.floor((room - left) / 60))),
      automargin: false
    };
    const domain: [number, number] = [Math.max(0, 1 - (above + height) / inner), 1 - above / inner];
    layout[y] = createForestRowAxis(labels, { domain, anchor: `x${suffixOf(i)}` as 'x' }, theme);
    above += height + top + below[i];
  });
  const data = panels.flatMap(({ rows }, i) => createIntervalTraces(rows, suffixOf(i), theme));
  return { data, layout, height: inner + top + below.at(-1)! };
}

/** Of the names of a panel's axes. */
function suffixOf(panel: number): string {
  return panel ? String(panel + 1) : '';
}
