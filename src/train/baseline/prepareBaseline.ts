import type { LayersModel } from '@tensorflow/tfjs';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { CheckedRun } from '../check/CheckedRun';
import type { LossTerm } from '../check/checkTerms';
import { cloneModel } from './cloneModel';
import { copyWeights } from './copyWeights';
import { createLabelOnlyTerms } from './createLabelOnlyTerms';
import { reuseBaselineEvents } from './reuseBaselineEvents';

/** A run's baseline: to be trained, lent, or neither. */
export interface Baseline {
  /** The student with its initial weights, to be trained on labels alone. The caller disposes it. */
  model?: LayersModel;
  /** What it is trained with. */
  terms: LossTerm[];
  /** The events of another record's baseline, which needs no training. */
  lent: RunEvent[];
}

/**
 * What the run's baseline will be, before the run has a folder.
 *
 * @throws TypeError if the student cannot be copied.
 */
export function prepareBaseline(subject: string, { student, data, task, baseline }: CheckedRun): Baseline {
  if (baseline.as !== 'own') return { terms: [], lent: [] };
  // Before there is a model that nobody would dispose.
  const terms = createLabelOnlyTerms(subject, task, baseline.labelSmoothing);
  const copying = { of: 'student', rows: data.train, otherwise: 'set baseline: false' };
  return { model: cloneModel(subject, student, copying), terms, lent: [] };
}

/**
 * The baseline of the run as it has begun: the student has its initial weights.
 *
 * @throws RangeError if a record lends a baseline that differs from the one that this run would train.
 */
export function beginBaseline(
  subject: string,
  { model, terms }: Baseline,
  { student, epochs, steps, baseline }: CheckedRun,
  started: Started
): Baseline {
  if (model) copyWeights(student, model);
  const lent = baseline.as === 'lent' ? reuseBaselineEvents(subject, baseline.record, started, epochs * steps) : [];
  return { model, terms, lent };
}
