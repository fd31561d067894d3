import type { Annotation } from 'plotly.js-dist-min';
import { sidesOfZero } from '../../../../src/views/comparison/sidesOfZero';
import type { Theme } from '../../plot/readTheme';
import { pairedVerdictLabel } from './computeIntervalPlotRows';

/** On which side of zero the first model is better. */
export function labelSidesOfZero(better: 'higher' | 'lower', axes: string, theme: Theme): Partial<Annotation>[] {
  const [left, right] = sidesOfZero[better];
  const common: Partial<Annotation> = {
    xref: `x${axes}` as 'x',
    x: 0,
    yref: `y${axes} domain` as 'y',
    y: 1,
    yanchor: 'bottom',
    showarrow: false,
    font: { color: theme.faintText, size: 11 }
  };
  return [
    { ...common, xanchor: 'right', xshift: -4, text: `◂ ${pairedVerdictLabel(left)}` },
    { ...common, xanchor: 'left', xshift: 4, text: `${pairedVerdictLabel(right)} ▸` }
  ];
}
