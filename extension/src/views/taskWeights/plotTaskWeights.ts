import type { Data, ScatterData } from 'plotly.js-dist-min';
import { chooseTermLook } from '../../../../src/views/picture/chooseTermLook';
import { computeWeightRange } from '../../../../src/views/taskWeights/computeWeightRange';
import { needsLogWeights } from '../../../../src/views/taskWeights/needsLogWeights';
import type { TaskWeights, TaskWeightsView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';

type Dash = NonNullable<NonNullable<ScatterData['line']>['dash']>;

/** The weight of each task over the epochs, with the range of the seeds behind it. */
export function plotTaskWeights({ tasks, runs }: TaskWeightsView, theme: Theme): Picture {
  const isLog = needsLogWeights(tasks);
  const [low, high] = computeWeightRange(tasks) ?? [0, 1];
  const base = createBaseLayout(theme);
  const title = isLog ? trans.__('weight (log scale)') : trans.__('weight');
  return {
    data: [
      ...(runs > 1 ? tasks.flatMap((one, i) => traceRange(one, i, theme)) : []),
      ...tasks.map((one, i) => traceMean(one, i, theme))
    ],
    layout: {
      ...base,
      margin: { l: 56, r: 12, t: 12, b: 44 },
      hovermode: 'x unified',
      hoverlabel: { ...base.hoverlabel, namelength: -1 },
      xaxis: axis(theme, trans.__('epoch'), { unifiedhovertitle: { text: `${trans.__('epoch')} %{x:.3~f}` } }),
      yaxis: axis(theme, title, {
        type: isLog ? 'log' : 'linear',
        tickformat: '.3~g',
        nticks: 6,
        ...(!isLog && low >= 0 && low < high * 0.7 && { rangemode: 'tozero' })
      })
    },
    height: 300
  };
}

function traceMean({ task, epoch, mean }: TaskWeights, place: number, theme: Theme): Data {
  const { color, dash } = chooseTermLook(place, theme.colors);
  return {
    type: 'scatter',
    mode: epoch.length <= 15 ? 'lines+markers' : 'lines',
    x: epoch,
    y: mean,
    name: escapeForPlotly(task),
    line: { color, width: 2, dash: (dash ?? 'solid') as Dash },
    marker: { color, size: 6 },
    hovertemplate: '%{y:.3~g}'
  };
}

function traceRange({ epoch, least, most }: TaskWeights, place: number, theme: Theme): Data[] {
  const known = epoch.map((_, i) => i).filter((i) => least[i] !== null && most[i] !== null);
  if (known.length < 2) return [];
  const back = [...known].reverse();
  const { color } = chooseTermLook(place, theme.colors);
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: [...known, ...back].map((i) => epoch[i]),
      y: [...known.map((i) => most[i]), ...back.map((i) => least[i])],
      fill: 'toself',
      fillcolor: `${color}2b`,
      line: { width: 0 },
      hoverinfo: 'skip'
    }
  ];
}
