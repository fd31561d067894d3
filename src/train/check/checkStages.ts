import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import type { Teacher } from '../../teachers/Teacher';
import { checkSharedVariables } from './checkSharedVariables';
import { checkTerms, type CheckedTerm, type LossTerm } from './checkTerms';
import type { Optimizer } from '../optimizers/Optimizer';
import type { Stage } from '../options/Stage';
import { checkStageList } from './checkStageList';
import { checkOptimizer } from '../optimizers/checkOptimizer';
import type { Terms } from '../options/Term';
import { selectTrainablePart } from './selectTrainablePart';

/** A stage that a model can be trained with. */
export interface TrainingStage {
  epochs: number;
  terms: LossTerm[];
  optimizer: Optimizer;
  trainable?: Stage['trainable'];
}

/** A stage of a run. A run without stages has one stage without a name. */
export interface CheckedStage extends TrainingStage {
  name?: string;
  terms: CheckedTerm[];
}

export interface StagesInputs {
  student: tf.LayersModel;
  teacher?: Teacher;
  terms?: Terms;
  stages?: Stage[];
  epochs?: number;
}

/**
 * The stages of a run: the given ones, or a single one with the given terms and epochs.
 *
 * @param optimizer for stages without one of their own.
 * @param epochs for a run without stages and without `epochs`.
 * @throws TypeError or RangeError if stages are given together with terms or epochs, and whatever `stages` and `checkTerms` throw.
 */
export function checkStages(subject: string, inputs: StagesInputs, optimizer: Optimizer, epochs: number): CheckedStage[] {
  const { student, teacher, terms, stages } = inputs;
  if (stages === undefined) {
    const whole = checkNumber(subject, 'epochs', inputs.epochs ?? epochs, { atLeast: 1, atMost: 1_000_000, integer: true });
    const stage = { epochs: whole, terms: checkTerms(subject, terms ?? {}, teacher, student), optimizer };
    checkSharedVariables(subject, [stage]);
    return [stage];
  }
  for (const name of ['terms', 'epochs'] as const) {
    if (inputs[name] !== undefined)
      throw new TypeError(`${subject}: expected ${name} in each stage, got them beside stages too; leave one of the two out`);
  }
  const checked = checkStageList(stages).map((stage) => {
    const of = `${subject}: stage "${stage.name}"`;
    const own = stage.optimizer === undefined ? optimizer : checkOptimizer(of, stage.optimizer);
    if (stage.trainable !== undefined) selectTrainablePart(of, student, stage.trainable);
    return { ...stage, optimizer: own, terms: checkTerms(of, stage.terms, teacher, student) };
  });
  checkSharedVariables(subject, checked);
  return checked;
}
