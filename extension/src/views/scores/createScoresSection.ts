import { formatCount, formatNumber, formatPercent } from '../../words/formatNumber';
import { listMeasuredColumns } from '../../../../src/views/scores/listMeasuredColumns';
import { chooseRankingColumns } from '../../../../src/views/scores/chooseRankingColumns';
import type { Table } from '../../../../src/views/table/Table';
import type { MeasuredModels, ScoresRow, ScoresView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createElement } from '../../dom/createElement';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { chooseHeadlineSplit } from './chooseHeadlineSplit';
import { trans } from '../../dom/trans';

/** The scores as a table: the most telling split open, the others on demand. */
export function createScoresSection(): Section<ScoresView> {
  const main = tableBox(trans.__('Scores'));
  const others = tableBox(trans.__('Scores on the other splits'));
  const more = createElement(
    'details',
    { class: 'sr-Details' },
    createElement('summary', {}, trans.__('Scores on the other splits')),
    others
  );
  const show = ({ rows: scored, measured }: ScoresView) => {
    const rows = measured?.rows ?? scored;
    const tableOf = (split: ScoresRow['split']) => (measured ? measuredTable(measured, split) : classTable(scored, split));
    const split = chooseHeadlineSplit(rows);
    const rest = (['validation', 'train', 'test'] as const).filter(
      (one) => one !== split && rows.some((row) => row.split === one)
    );
    main.hidden = rows.length === 0;
    main.replaceChildren(table(tableOf(split)));
    more.hidden = rest.length === 0;
    others.replaceChildren(...rest.map((one) => table(tableOf(one))));
  };
  return createViewSection({ content: [main, more], show }, 'sr-Section sr-Scores');
}

function measuredTable({ rows, metrics }: MeasuredModels, split: ScoresRow['split']): Table {
  const of = rows.filter((row) => row.split === split);
  const measured = listMeasuredColumns(metrics, trans.__('distance from the teacher (SD)'));
  return {
    caption: trans.__('On the %1 %2 rows', formatCount(of[0]?.scores.rows ?? 0), split),
    columns: [trans.__('model'), ...measured.map(({ title }) => title), trans.__('parameters')],
    rows: of.map(({ model, parameters, scores }) => [
      model,
      ...measured.map((column) => column.of(scores)),
      parameters === null ? '–' : formatCount(parameters)
    ])
  };
}

function classTable(rows: readonly ScoresRow[], split: ScoresRow['split']): Table {
  const of = rows.filter((row) => row.split === split);
  const ranked = chooseRankingColumns(of);
  return {
    caption: trans.__('On the %1 %2 rows', formatCount(of[0]?.scores.rows ?? 0), split),
    columns: [
      trans.__('model'),
      trans.__('accuracy'),
      trans.__('errors'),
      ...ranked.map(({ title }) => title.replace('Average', 'average')),
      trans.__('agreement with the teacher'),
      trans.__('KL from the teacher'),
      trans.__('log-likelihood loss (nats)'),
      trans.__('calibration error'),
      trans.__('parameters')
    ],
    rows: of.map(({ model, parameters, scores }) => [
      model,
      formatPercent(scores.accuracy),
      formatCount(scores.errors),
      ...ranked.map((column) => column.of(scores)),
      scores.agreement === null ? '–' : formatPercent(scores.agreement),
      scores.teacherKl === null ? '–' : formatNumber(scores.teacherKl),
      formatNumber(scores.nll),
      formatPercent(scores.ece),
      parameters === null ? '–' : formatCount(parameters)
    ])
  };
}
