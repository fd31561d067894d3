import type { RunRecord, Scores } from '../../record/RunRecord';

/** Accuracy of the student's kept weights on the validation rows. */
export function readValidationAccuracy(record: RunRecord | null): number | null {
  return (record?.scores.student?.validation as Scores | undefined)?.accuracy ?? null;
}
