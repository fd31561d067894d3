import type { LayersModel } from '@tensorflow/tfjs';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { CheckedRun } from '../check/CheckedRun';
import type { LossTerm } from '../check/checkTerms';
import { cloneModel } from './cloneModel';
import { labelOnlyTerms } from './labelOnlyTerms';
import { reusedBaseline } from './reusedBaseline';

/** A run's baseline: to be trained, lent, or neither. */
export interface Baseline {
  /** The student with its initial weights, to be trained on labels alone. The caller disposes it. */
  model?: LayersModel;
  /** What it is trained with. */
  terms: LossTerm[];
  /** The events of another record's baseline, which needs no training. */
  lent: RunEvent[];
}

/** @throws RangeError if a record lends a baseline that differs from the one that this run would train. */
export async function prepareBaseline(
  subject: string,
  { student, epochs, steps, baseline }: Pick<CheckedRun, 'student' | 'epochs' | 'steps' | 'baseline'>,
  started: Started
): Promise<Baseline> {
  if (baseline.as === 'lent') return { terms: [], lent: reusedBaseline(subject, baseline.record, started, epochs * steps) };
  if (baseline.as === 'none') return { terms: [], lent: [] };
  return { model: await cloneModel(student), terms: labelOnlyTerms(baseline.labelSmoothing), lent: [] };
}
