import type { Scores } from '../../record/RunRecord';
import type { ScoresRow } from './View';
import { formatNumber } from '../words/formatNumber';

interface Column {
  title: string;
  /** "–" for a model whose ranking was not measured, as with one class among the labels. */
  of(scores: Scores): string;
}

/** How well the models rank, where two classes are told apart: no columns where none of the rows has it. */
export function rankingColumns(rows: readonly ScoresRow[]): Column[] {
  return names
    .filter(([name]) => rows.some(({ scores }) => typeof scores[name] === 'number'))
    .map(([name, title]) => ({ title, of: ({ [name]: value }) => (typeof value === 'number' ? formatNumber(value) : '–') }));
}

const names = [
  ['averagePrecision', 'Average precision'],
  ['rocAuc', 'ROC AUC']
] as const;
