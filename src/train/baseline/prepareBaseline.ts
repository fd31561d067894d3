import type { LayersModel } from '@tensorflow/tfjs';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import type { CheckedRun } from '../check/CheckedRun';
import { checkRecord } from '../../views/check/checkRecord';
import { cloneModel } from './cloneModel';
import { copyWeights } from './copyWeights';
import { reusedBaseline } from './reusedBaseline';

/** A run's baseline: to be trained, lent, or neither. */
export interface Baseline {
  /** The student with its initial weights, to be trained on labels alone. The caller disposes it. */
  model?: LayersModel;
  /** The events of another record's baseline, which needs no training. */
  lent: RunEvent[];
}

/**
 * What the run's baseline will be, before the run has a folder.
 *
 * @throws TypeError if the student cannot be copied.
 */
export function prepareBaseline(subject: string, asked: boolean | RunRecord, { student, data }: CheckedRun): Baseline {
  if (typeof asked !== 'boolean') checkRecord(`${subject}: baseline`, asked);
  if (asked !== true) return { lent: [] };
  const copying = { of: 'student', rows: data.train, otherwise: 'set baseline: false' };
  return { model: cloneModel(subject, student, copying), lent: [] };
}

/**
 * The baseline of the run as it has begun: the student has its initial weights.
 *
 * @throws RangeError if a record lends a baseline that differs from the one that this run would train.
 */
export function beginBaseline(
  subject: string,
  { model }: Baseline,
  asked: boolean | RunRecord,
  { student, epochs, steps }: CheckedRun,
  started: Started
): Baseline {
  if (model) copyWeights(student, model);
  return { model, lent: typeof asked === 'object' ? reusedBaseline(subject, asked, started, epochs * steps) : [] };
}
