import type { Data } from 'plotly.js-dist-min';
import type { SyntheticReport } from '../../../../src/record/SyntheticReport';
import { makeNamesDistinct } from '../../../../src/views/words/makeNamesDistinct';
import { formatCount, formatPercent } from '../../words/formatNumber';
import { measureTextWidth } from '../../../../src/views/picture/measureTextWidth';
import { selectShownClasses } from '../../../../src/views/syntheticData/selectShownClasses';
import { keptShare } from '../../../../src/views/syntheticData/tabulateSyntheticData';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

interface Bars {
  names: string[];
  series: { values: number[]; texts: string[]; hovers: string[]; marker: object }[];
  title: string;
  percent: boolean;
}

/** What became of the candidates: kept, or rejected and why. */
export function plotCandidates({ screening }: SyntheticReport, theme: Theme, width: number): Picture {
  const { candidates, kept, rejected } = screening!;
  const colors = theme.colors;
  const rows = [{ reason: trans.__('kept'), rows: kept, says: '' }, ...rejected];
  const text = (count: number) => `${formatCount(count)} (${formatPercent(candidates ? count / candidates : null, 1)})`;
  const names = rows.map(({ reason }, i) => (i ? trans.__('rejected: %1', shortenTickLabel(reason, 20)) : reason));
  const tints = rows.map((_, i) => (i ? colors.student : colors.teacher));
  const series = {
    values: rows.map((one) => one.rows),
    texts: rows.map((one) => text(one.rows)),
    hovers: rows.map(({ rows: count, says }, i) =>
      i ? `${text(count)}: ${escapeForPlotly(says)}` : trans.__('%1 kept', text(count))
    ),
    marker: { color: tints }
  };
  return bars({ names, series: [series], title: trans.__('candidates'), percent: false }, theme, width);
}

/** Of the candidates of each class the share that was kept. */
export function plotKeptRows(report: SyntheticReport, theme: Theme, width: number): Picture {
  const { byClass } = report.screening!;
  const shown = selectShownClasses(report);
  const color = theme.colors.teacher;
  const series = {
    values: shown.map((i) => (byClass[i].candidates ? byClass[i].kept / byClass[i].candidates : 0)),
    texts: shown.map((i) => keptShare(byClass[i])),
    hovers: shown.map((i) =>
      trans.__(
        '%1: %2 of %3 candidates kept',
        escapeForPlotly(report.classes[i]),
        formatCount(byClass[i].kept),
        formatCount(byClass[i].candidates)
      )
    ),
    marker: { color }
  };
  return bars({ names: namesOf(report, shown), series: [series], title: trans.__('share kept'), percent: true }, theme, width);
}

/** Shares of the classes: real, asked for, and as the teacher sees them. */
export function plotBalance(report: SyntheticReport, theme: Theme, width: number): Picture {
  const { real, asked, seen } = report.faithfulness!.classBalance;
  const shown = selectShownClasses(report);
  const colors = theme.colors;
  const of = (shares: number[], what: string, marker: object) => ({
    values: shown.map((i) => shares[i]),
    texts: shown.map((i) => formatPercent(shares[i], 1)),
    hovers: shown.map((i) => `${escapeForPlotly(report.classes[i])}: ${formatPercent(shares[i], 1)} ${what}`),
    marker
  });
  const series = [
    of(real, trans.__('of the real rows'), { color: colors.muted }),
    of(asked, trans.__('asked for'), { color: 'rgba(0,0,0,0)', line: { color: colors.muted, width: 1.5 } }),
    of(seen, trans.__('as the teacher sees the synthetic rows'), { color: colors.teacher })
  ];
  return bars({ names: namesOf(report, shown), series, title: trans.__('share of the rows'), percent: true }, theme, width);
}

function namesOf({ classes }: SyntheticReport, shown: readonly number[]): string[] {
  return makeNamesDistinct(
    shown.map((i) => classes[i]),
    shown,
    (name) => shortenTickLabel(name, 20)
  );
}

/** Names down the side, bars beside each other in the order of the series. */
function bars({ names, series, title, percent }: Bars, theme: Theme, width: number): Picture {
  const most = series.flatMap(({ values }) => values).reduce((a, b) => Math.max(a, b), 0) || 1;
  const slot = 0.8 / series.length;
  const widest = (all: readonly string[], size: number) =>
    all.reduce((max, one) => Math.max(max, measureTextWidth(one, size)), 0);
  const room = Math.max(60, width - widest(names, 12) - 36);
  const texts =
    widest(
      series.flatMap((one) => one.texts),
      10
    ) + 10;
  // As far beyond the longest bar as its number is wide.
  const end = most * (room / Math.max(room * 0.3, room - texts));
  const data = series.map(({ values, texts, hovers, marker }, i): Data => ({
    type: 'bar',
    orientation: 'h',
    x: values,
    // By number: two names may read the same.
    y: names.map((_, place) => place),
    offset: -0.4 + i * slot,
    width: slot * 0.9,
    text: texts,
    textposition: 'outside',
    textfont: { size: 10, color: theme.text },
    cliponaxis: false,
    customdata: hovers,
    hovertemplate: '%{customdata}<extra></extra>',
    marker
  }));
  return {
    data,
    height: Math.max(90, names.length * (series.length > 1 ? 44 : 24) + 56),
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 8, r: 12, t: 8, b: 44 },
      hovermode: 'closest',
      xaxis: axis(theme, title, {
        range: [0, end],
        nticks: 5,
        fixedrange: true,
        ...(percent ? { tickformat: '.3~%' } : { tickformat: ',.3~s' })
      }),
      yaxis: axis(theme, '', {
        range: [names.length - 0.5, -0.5],
        tickvals: names.map((_, place) => place),
        ticktext: names,
        tickfont: { color: theme.text, size: 12 },
        showgrid: false,
        fixedrange: true
      })
    }
  };
}
