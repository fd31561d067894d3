import type { LayersModel } from '@tensorflow/tfjs';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { checkRecord } from '../../views/check/checkRecord';
import { cloneModel } from './cloneModel';
import { reusedBaseline } from './reusedBaseline';

/** A run's baseline: to be trained, lent, or neither. */
export interface Baseline {
  /** The student with its initial weights, to be trained on labels alone. The caller disposes it. */
  model?: LayersModel;
  /** The events of another record's baseline, which needs no training. */
  lent: RunEvent[];
}

/** @throws RangeError if a record lends a baseline that differs from the one that this run would train. */
export async function prepareBaseline(
  subject: string,
  asked: boolean | RunRecord,
  { student, epochs, steps }: Pick<CheckedRun, 'student' | 'epochs' | 'steps'>,
  started: Started
): Promise<Baseline> {
  if (typeof asked !== 'boolean') checkRecord(`${subject}: baseline`, asked);
  if (typeof asked === 'object') return { lent: reusedBaseline(subject, asked, started, epochs * steps) };
  return asked ? { model: await cloneModel(student), lent: [] } : { lent: [] };
}
