import { isLead } from '../../../../src/views/lossCurves/curveModel';
import type { Data } from 'plotly.js-dist-min';
import { dashes } from '../../../../src/views/picture/palette';
import { smooth } from '../../../../src/views/lossCurves/smooth';
import type { Curve, RunView } from '../../../../src/views/View';
import { axis, baseLayout } from '../../plot/layout';
import { plainText } from '../../plot/plainText';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/theme';
import { trans } from '../../dom/trans';
import { overlayX, type OverlayAxis } from './overlayAxis';

export interface OverlaidRun {
  key: string;
  name: string;
  view: RunView;
}

export interface OverlayReading {
  series: string;
  axis: OverlayAxis;
  log: boolean;
  smoothing: number;
  hidden: ReadonlySet<string>;
}

export interface RunLook {
  color: string;
  dash: string | undefined;
}

/** The look of the run at a place: seven colours and five dashes go round together, so that neighbours differ in both and 35 runs in one. */
export function runLook(place: number, { colors: { student, teacher, baseline, terms } }: Theme): RunLook {
  const colors = [student, teacher, baseline, ...terms];
  return { color: colors[place % colors.length], dash: [undefined, ...dashes][place % (dashes.length + 1)] };
}

export function overlayPicture(runs: readonly OverlaidRun[], reading: OverlayReading, theme: Theme): Picture {
  const base = baseLayout(theme);
  const isShare = runs.some(({ view }) => curveOf(view, reading.series)?.axis === 'share');
  const data = runs.flatMap(({ key, name, view }, place): Data[] => {
    const curve = curveOf(view, reading.series);
    const x = curve && overlayX(view, curve, reading.axis);
    if (!curve || !x || reading.hidden.has(key)) return [];
    const { color, dash } = runLook(place, theme);
    return [
      {
        ...{ type: 'scatter', name: plainText(name), x },
        y: reading.smoothing > 0 ? smooth(curve.value, reading.smoothing) : curve.value,
        mode: curve.split === 'validation' || x.length < 3 ? 'lines+markers' : 'lines',
        line: { color, width: 1.8, dash: (dash ?? 'solid') as 'dash' },
        marker: { size: 5, color },
        hovertemplate: isShare ? '%{y:.2%}' : '%{y:.4~g}'
      }
    ];
  });
  return {
    data,
    height: 380,
    layout: {
      ...base,
      margin: { ...base.margin, t: 12, l: 60 },
      hovermode: runs.length > 8 ? 'closest' : 'x unified',
      hoverlabel: { ...base.hoverlabel, namelength: -1 },
      xaxis: axis(theme, axisTitle(reading.axis), { rangemode: 'tozero', uirevision: reading.axis }),
      yaxis: axis(theme, plainText(reading.series.replace('/', ' ')), {
        type: reading.log ? 'log' : 'linear',
        uirevision: `${reading.series} ${reading.log}`,
        tickformat: isShare ? '.3~%' : '.3~g'
      })
    }
  };
}

function axisTitle(over: OverlayAxis): string {
  return { epochs: trans.__('epoch'), steps: trans.__('step'), seconds: trans.__('seconds of training, without pauses') }[over];
}

export function curveOf({ lossCurves: { curves } }: RunView, series: string): Curve | undefined {
  return curves.find((curve) => isLead(curve) && curve.series === series);
}
