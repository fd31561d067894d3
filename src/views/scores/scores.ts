import type { RunRecord } from '../../record/RunRecord';
import type { ScoresView } from '../types/ScoresView';
import { checkRecord } from '../check/checkRecord';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeScoresView } from './computeScoresView';

/**
 * Shows teacher, student and baseline side by side: the same metrics on the same rows, for the best epoch and the last. As a cell's last
 * value it shows itself as a table.
 *
 * @throws TypeError if `record` is not a run record, RangeError if it has no scores.
 * @example
 * ```ts
 * kd.scores(record).says; // "Error on test: teacher 0.82 % (82 of 10,000 wrong); student ..."
 * ```
 */
export function scores(record: RunRecord): ScoresView {
  checkRecord('scores', record);
  const view = computeScoresView(record);
  if (!view.rows.length && !view.measured?.rows.length) {
    throw new RangeError(
      `scores: expected a record with scores, got one without (status "${record.status}"); wait for its first evaluation`
    );
  }
  return makeDisplayable(view);
}
