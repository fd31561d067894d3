import { showNames } from '../../../checks/showNames';
import { showValue } from '../../../checks/showValue';
import { listModelsOfRecord } from '../../../record/listModelsOfRecord';
import type { RunEvent } from '../../../record/RunEvent';
import type { RunRecord } from '../../../record/RunRecord';
import { isLowerBetter } from '../../../views/facts/readScoreFacts';
import type { TrialReport } from './TrialAttempt';

const prefix = 'validation/';

/**
 * The score of an epoch of the student on the validation rows, the larger the better. Null if the event is not the end of one.
 *
 * @param metric default: the one that the run chooses its epoch by.
 * @throws RangeError for a metric that is not measured after each epoch.
 */
export function readEpochScore(record: RunRecord, event: RunEvent, metric = record.setup.best): TrialReport | null {
  if (event.type !== 'point' || !Number.isInteger(event.epoch) || metric === undefined) return null;
  const { of, epoch, values } = event;
  if (listModelsOfRecord(record).find(({ isLead }) => isLead)?.name !== of) return null;
  const measured = Object.keys(values).filter((name) => name.startsWith(prefix));
  // Without validation rows nothing is.
  if (!measured.length) return null;
  const value = values[prefix + metric] as number | undefined;
  if (value === undefined)
    throw new RangeError(
      `sweep: expected metric to be one that is measured after each epoch (${showNames(measured.map((name) => name.slice(prefix.length)))}), got ${showValue(metric)}; take one of these`
    );
  return { epoch, score: isLowerBetter(metric, record.data.metrics) ? -value : value, isLast: epoch >= record.setup.epochs };
}
