import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { Finding, RunRecord } from '../../record/RunRecord';

/** Whether the last epoch was the best one. */
export function findStillImproving(record: RunRecord): Finding | null {
  const { history, setup } = record;
  if (!history.best || setup.epochs < 2 || history.best.epoch !== setup.epochs) return null;
  return {
    check: 'stillImproving',
    level: 'info',
    value: history.best.epoch,
    says: `the last epoch (${setup.epochs}) was the best one: ${leadName(record)} was still improving`,
    hint: 'train for more epochs'
  };
}

/** What a sentence calls the model that the run is about. */
export function leadName(record: RunRecord): string {
  const name = listModelsOfRecord(record).find(({ isLead }) => isLead)?.name ?? 'student';
  return name === 'student' ? 'the student' : name;
}
