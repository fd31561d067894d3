import { listMeasuredColumns } from './listMeasuredColumns';
import type { MeasuredModels, ScoresView } from '../types/ScoresView';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { chooseRankingColumns } from './chooseRankingColumns';
import type { Table } from '../table/Table';

/** Scores as a table, one row per model and split; no table until something is scored. */
export function tabulateScores({ rows, measured }: ScoresView): Table | undefined {
  if (measured?.rows.length) return measuredTable(measured);
  if (!rows.length) return undefined;
  const ranked = chooseRankingColumns(rows);
  return {
    caption: 'Scores: the same metrics for each model on the same rows',
    columns: [
      'Model',
      'Split',
      'Parameters',
      'Accuracy',
      'Wrong',
      ...ranked.map(({ title }) => title),
      'NLL (nats)',
      'ECE',
      'Agreement with teacher',
      'KL from teacher (nats)'
    ],
    rows: rows.map(({ model, split, parameters, scores }) => [
      model,
      split,
      formatCount(parameters),
      formatPercent(scores.accuracy),
      `${formatCount(scores.errors)} of ${formatCount(scores.rows)}`,
      ...ranked.map(({ of }) => of(scores)),
      formatNumber(scores.nll, 4),
      formatPercent(scores.ece),
      scores.agreement === null ? '' : formatPercent(scores.agreement),
      scores.teacherKl === null ? '' : formatNumber(scores.teacherKl)
    ])
  };
}

function measuredTable({ rows, metrics }: MeasuredModels): Table {
  const measured = listMeasuredColumns(metrics);
  return {
    caption: 'Scores: the same metrics for each model on the same rows',
    columns: ['Model', 'Split', 'Parameters', ...measured.map(({ title }) => title)],
    rows: rows.map(({ model, split, parameters, scores }) => [
      model,
      split,
      formatCount(parameters),
      ...measured.map(({ of }) => of(scores))
    ])
  };
}
