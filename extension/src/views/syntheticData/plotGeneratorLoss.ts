import type { Data, ScatterData } from 'plotly.js-dist-min';
import type { GeneratorInfo } from '../../../../src/record/SyntheticReport';
import { chooseGeneratorStyles } from '../../../../src/views/syntheticData/chooseGeneratorStyles';
import { splitCamelCase } from '../../../../src/views/words/splitCamelCase';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

export interface LossStyle {
  name: string;
  color: string;
  dash: string | undefined;
}

/** Names and looks of the losses, for a key. */
export function lossStyles({ history }: GeneratorInfo, theme: Theme): LossStyle[] {
  const names = Object.keys(history.series);
  const styles = chooseGeneratorStyles(names, theme.colors);
  return names.map((name, i) => ({ name: splitCamelCase(name), ...styles[i] }));
}

/** The losses of a generator over its updates. */
export function plotGeneratorLoss(generator: GeneratorInfo, theme: Theme): Picture {
  const { step, series } = generator.history;
  const styles = lossStyles(generator, theme);
  const data = Object.values(series).map((column, i): Data => ({
    type: 'scatter',
    mode: step.length < 3 ? 'lines+markers' : 'lines',
    x: step,
    y: column,
    name: escapeForPlotly(styles[i].name),
    // What is measured at every other step is a line all the same.
    connectgaps: true,
    line: { color: styles[i].color, width: 1.5, dash: (styles[i].dash ?? 'solid') as NonNullable<ScatterData['line']>['dash'] },
    hovertemplate: '%{y:.4~g}'
  }));
  return {
    data,
    height: 270,
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 52, r: 12, t: 12, b: 44 },
      hovermode: 'x unified',
      xaxis: axis(theme, trans.__('updates of the generator'), {
        rangemode: 'tozero',
        unifiedhovertitle: { text: `${trans.__('update')} %{x}` }
      }),
      yaxis: axis(theme, trans.__('loss'), { tickformat: '.3~g', nticks: 6 })
    }
  };
}
