import type { RunRecord } from '../../record/RunRecord';
import type { LossCurvesView } from '../types/LossCurvesView';
import { checkRecord } from '../check/checkRecord';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeLossCurvesView } from './computeLossCurvesView';

/**
 * Shows the loss curves of a run: every term, their weighted sum, validation metrics, the baseline's own curves, and the settings that
 * changed. As a cell's last value it shows itself. A run that has no points yet gives a view without curves.
 *
 * @throws TypeError if `record` is not a run record.
 * @example
 * ```ts
 * kd.lossCurves(record).says; // "After 20 of 20 epochs the train loss went from 2.31 to 0.084 (hard from ..."
 * ```
 */
export function lossCurves(record: RunRecord): LossCurvesView {
  checkRecord('lossCurves', record);
  return makeDisplayable(computeLossCurvesView(record));
}
