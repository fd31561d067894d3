import type { ClassScores } from '../../record/RunRecord';
import type { ScoresRow } from './scoresViewData';

/** The rows that were scored by classes. */
export function classRows(rows: readonly ScoresRow[]): (ScoresRow & { scores: ClassScores })[] {
  return rows.filter((row): row is ScoresRow & { scores: ClassScores } => !('measured' in row.scores));
}
