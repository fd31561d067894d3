import type { Scores } from '../../record/RunRecord';
import type { ScoresRow } from '../types/ScoresView';
import { formatNumber } from '../words/formatNumber';

interface Column {
  title: string;
  /** "–" for a model whose ranking was not measured, for example with only one class among the labels. */
  of(scores: Scores): string;
}

/** How well the models rank, for two classes. There are no columns if no row has these values. */
export function chooseRankingColumns(rows: readonly ScoresRow[]): Column[] {
  return names
    .filter(([name]) => rows.some(({ scores }) => typeof scores[name] === 'number'))
    .map(([name, title]) => ({ title, of: ({ [name]: value }) => (typeof value === 'number' ? formatNumber(value) : '–') }));
}

const names = [
  ['averagePrecision', 'Average precision'],
  ['rocAuc', 'ROC AUC']
] as const;
