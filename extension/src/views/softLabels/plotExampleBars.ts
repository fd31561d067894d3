import type { Annotation, Data, Layout } from 'plotly.js-dist-min';
import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { makeNamesDistinct } from '../../../../src/views/words/makeNamesDistinct';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import { pickLikeliestProbabilities, type ClassProbability, type Wanted } from './pickLikeliestProbabilities';
import { trans } from '../../dom/trans';

/** Where the log scale ends. */
const smallest = 1e-5;

export interface Bars {
  classes: readonly string[];
  example: SoftLabelExample;
  temperature: number;
  logScale: boolean;
  wanted?: Wanted;
}

/** Teacher beside student for one example. The student's bars are hatched and the label's class is named and arrowed: no colour is needed. */
export function plotExampleBars({ classes, example, temperature, logScale, wanted }: Bars, theme: Theme, width: number): Picture {
  const colours = theme.colors;
  const shown = pickLikeliestProbabilities(example, temperature, wanted).bars;
  const places = shown.map((_, i) => i);
  const names = namesOf(shown, classes);
  // Long names and many bars read better lying down, and so does any picture that is narrow.
  const lying = shown.length * 34 > width || names.some((name) => [...name].length * 7 > (width - 70) / shown.length);
  const isLabel = shown.map((one) => one.class === example.label);
  const ticktext = names.map((name, i) => (isLabel[i] ? `<b>${name}</b>` : name));

  const bars = (name: string, values: (number | null)[], colour: string, hatch: string): Data => ({
    type: 'bar',
    name,
    orientation: lying ? 'h' : 'v',
    x: lying ? values : places,
    y: lying ? places : values,
    customdata: shown.map((one) => escapeForPlotly(classes[one.class])),
    marker: {
      color: colour,
      line: { color: colour, width: 1 },
      ...(hatch && { pattern: { shape: hatch as '/', fgcolor: colour, bgcolor: theme.background, size: 6, solidity: 0.45 } })
    },
    hovertemplate: `%{customdata}<br>${name} %{${lying ? 'x' : 'y'}:.4~g}<extra></extra>`
  });
  const student = shown.map((one) => one.student);
  const data = [
    bars(
      trans.__('teacher'),
      shown.map((one) => one.teacher),
      colours.teacher,
      ''
    )
  ];
  if (example.student) data.push(bars(trans.__('student'), student, colours.student, '/'));

  const base = createBaseLayout(theme);
  // As high as the bars are at temperature 1: then the slider moves the bars and not the scale.
  const most = Math.max(
    ...[...shown, ...pickLikeliestProbabilities(example, 1, wanted).bars].flatMap((one) => [one.teacher, one.student ?? 0])
  );
  const probability = axis(theme, trans.__('probability'), {
    ...(logScale
      ? { type: 'log', range: [Math.log10(smallest), 0.15], exponentformat: 'power', nticks: 6 }
      : {
          type: 'linear',
          // Room for the word at the label's bar.
          range: [0, most * 1.15],
          nticks: 6,
          tickformat: '.3~g'
        }),
    uirevision: String(logScale)
  });
  const category = axis(theme, lying ? '' : trans.__('class'), {
    tickvals: places,
    ticktext,
    range: lying ? [shown.length - 0.5, -0.5] : [-0.5, shown.length - 0.5],
    showgrid: false,
    uirevision: `${lying} ${example.index}`
  });
  const layout: Partial<Layout> = {
    ...base,
    barmode: 'group',
    bargap: 0.25,
    xaxis: lying ? probability : category,
    yaxis: lying ? category : probability,
    annotations: [labelMark(shown, isLabel.indexOf(true), { lying, logScale }, theme)]
  };
  return { data, layout, height: lying ? Math.max(220, 84 + shown.length * 26) : 270 };
}

/** At the end of the label's longer bar. */
function labelMark(
  shown: ClassProbability[],
  place: number,
  { lying, logScale }: { lying: boolean; logScale: boolean },
  theme: Theme
): Partial<Annotation> {
  const { teacher, student } = shown[place];
  const longest = Math.max(teacher, student ?? 0);
  const end = logScale ? Math.log10(Math.max(longest, smallest)) : longest;
  const mark = { showarrow: false, font: { color: theme.text, size: 12 } };
  return lying
    ? { ...mark, x: end, y: place, xanchor: 'left', text: `◂ ${trans.__('label')}` }
    : { ...mark, x: place, y: end, yanchor: 'bottom', text: `${trans.__('label')} ▾` };
}

/** Beside the axis: long ones shortened, and told apart where they then read the same. */
function namesOf(shown: ClassProbability[], classes: readonly string[]): string[] {
  return makeNamesDistinct(
    shown.map((one) => classes[one.class]),
    shown.map((one) => one.class),
    (name) => shortenTickLabel(name, 24)
  );
}
